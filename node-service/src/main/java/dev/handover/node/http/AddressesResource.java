package dev.handover.node.http;

import dev.handover.api.node.AddressesApi;
import dev.handover.api.node.model.AddressStatus;
import dev.handover.api.node.model.DesiredAddressState;
import dev.handover.node.app.AddressSwitch;
import dev.handover.node.app.Audit;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Floating addresses. */
class AddressesResource implements AddressesApi {
  private final AddressSwitch addresses;
  private final Callers callers;
  private final Audit audit;

  AddressesResource(AddressSwitch addresses, Callers callers, Audit audit) {
    this.addresses = addresses;
    this.callers = callers;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<AddressStatus> getAddress(String address) {
    return RestResponse.ok(Shown.address(addresses.look(parsed(address))));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<AddressStatus> putAddressState(String address, DesiredAddressState asked) {
    FloatingAddress floating = Parsed.floating("address", address);
    Fence fence = callers.fence(asked.fence());
    Supplier<dev.handover.node.domain.AddressStatus> change =
        switch (asked.desired()) {
          case PRESENT -> {
            int prefixLength = prefixLength(floating, asked.prefixLength());
            yield () -> addresses.add(floating, prefixLength, fence);
          }
          case ABSENT -> () -> addresses.remove(floating, fence);
        };
    String what = "address " + floating + " to " + asked.desired();
    return RestResponse.ok(
        Shown.address(audit.record(fence, what, change, done -> "reached:" + asked.desired())));
  }

  private static FloatingAddress parsed(String address) {
    return Parsed.value("address", address, FloatingAddress::new);
  }

  private static int prefixLength(FloatingAddress address, @Nullable Integer asked) {
    int prefixLength = Parsed.required("/prefixLength", asked, "for PRESENT");
    if (prefixLength > address.maxPrefixLength()) {
      throw Parsed.invalid(
          "/prefixLength", "must be at most " + address.maxPrefixLength() + " for " + address);
    }
    return prefixLength;
  }
}
