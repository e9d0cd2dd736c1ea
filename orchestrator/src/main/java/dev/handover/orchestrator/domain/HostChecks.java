package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;

/**
 * What a machine is asked to check of itself; whatever is left out is not checked.
 *
 * @param services have to have the start type Manual
 * @param file has to have at least a version
 * @param network which DNS servers it has to ask
 * @param only the checks that count, by name; all when empty
 */
public record HostChecks(
    List<ServiceName> services,
    Optional<String> disk,
    Optional<FileVersion> file,
    Optional<ClusterName> network,
    List<String> only) {
  public HostChecks {
    services = List.copyOf(services);
    only = List.copyOf(only);
  }

  /** A file of at least this version. */
  public record FileVersion(String path, String atLeast) {}
}
