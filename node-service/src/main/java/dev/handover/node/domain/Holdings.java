package dev.handover.node.domain;

import java.util.List;
import java.util.Optional;

/**
 * What a machine holds of a group while it serves it.
 *
 * @param services in start order
 */
public record Holdings(
    List<ServiceName> services, Optional<DiskId> disk, Optional<FloatingAddress> address) {
  public static final Holdings NONE = new Holdings(List.of(), Optional.empty(), Optional.empty());

  public Holdings {
    services = List.copyOf(services);
  }
}
