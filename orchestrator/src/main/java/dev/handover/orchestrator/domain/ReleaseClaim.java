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
}
