package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;

/**
 * What a node is asked to have let go of.
 *
 * @param address the floating address, empty in DNS-only mode
 */
public record ReleaseClaim(List<ServiceName> services, String disk, Optional<String> address) {
  public ReleaseClaim {
    services = List.copyOf(services);
  }

  /** All that a node holds of the group while it serves it. */
  public static ReleaseClaim of(Group group) {
    Optional<String> address =
        group.address() instanceof AddressMode.Floating floating
            ? Optional.of(floating.ip())
            : Optional.empty();
    return new ReleaseClaim(group.profile().serviceNames(), group.disk().id(), address);
  }
}
