package dev.handover.node.app;

import dev.handover.node.domain.AddressChange;
import dev.handover.node.domain.AddressStatus;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Adds or removes a floating address, however often it is asked. The epoch is promised before
 * anything is done.
 */
@ApplicationScoped
public class AddressSwitch {
  private final Addresses addresses;
  private final EpochGate gate;

  public AddressSwitch(Addresses addresses, EpochGate gate) {
    this.addresses = addresses;
    this.gate = gate;
  }

  /** The address as it is now. */
  public AddressStatus look(FloatingAddress address) {
    return addresses.query(address);
  }

  /** Adds the address, unless somebody else answers for it. */
  public AddressStatus add(FloatingAddress address, int prefixLength, Fence fence) {
    return change(address, fence, () -> addresses.add(address, prefixLength));
  }

  /** Removes the address. */
  public AddressStatus remove(FloatingAddress address, Fence fence) {
    return change(address, fence, () -> addresses.remove(address));
  }

  private AddressStatus change(FloatingAddress address, Fence fence, Supplier<AddressChange> act) {
    gate.admit(fence);
    AddressChange change = gate.act(fence, act);
    change
        .refusal()
        .ifPresent(
            refusal -> {
              throw new RefusedException(refusal);
            });
    return look(address);
  }
}
