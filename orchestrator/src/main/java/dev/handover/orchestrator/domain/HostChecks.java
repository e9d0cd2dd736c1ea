package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is asked to check of itself; whatever is left out is not checked.
 *
 * @param services have to have the start type Manual
 * @param file has to have at least a version
 * @param network which DNS servers it has to ask
 * @param only the checks that count, by name; all when empty
 * @param hotfixes that it has to have
 */
public record HostChecks(
    List<ServiceName> services,
    Optional<String> disk,
    Optional<FileVersion> file,
    Optional<ClusterName> network,
    List<String> only,
    List<HotfixNeed> hotfixes) {
  /** Plans of earlier releases do not have `hotfixes`. */
  public HostChecks(
      List<ServiceName> services,
      Optional<String> disk,
      Optional<FileVersion> file,
      Optional<ClusterName> network,
      List<String> only,
      @Nullable List<HotfixNeed> hotfixes) {
    this.services = List.copyOf(services);
    this.disk = disk;
    this.file = file;
    this.network = network;
    this.only = List.copyOf(only);
    this.hotfixes = hotfixes == null ? List.of() : List.copyOf(hotfixes);
  }

  /** Checks without hotfixes. */
  public HostChecks(
      List<ServiceName> services,
      Optional<String> disk,
      Optional<FileVersion> file,
      Optional<ClusterName> network,
      List<String> only) {
    this(services, disk, file, network, only, List.of());
  }

  /** A file of at least this version. */
  public record FileVersion(String path, String atLeast) {}
}
