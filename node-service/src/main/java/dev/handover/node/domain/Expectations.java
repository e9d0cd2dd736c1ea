package dev.handover.node.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a machine should be set up for a group.
 *
 * @param manualServices the group's own; the group starts them, so Windows must not
 * @param alwaysRunning services that run on both nodes all the time
 * @param disk the group's disk
 * @param address the group's floating address
 * @param maxClockSkew how far the clock may be from the domain controller's
 */
public record Expectations(
    List<ServiceName> manualServices,
    List<ServiceName> alwaysRunning,
    Optional<DiskId> disk,
    Optional<FloatingAddress> address,
    Network network,
    List<Hotfix> hotfixes,
    List<RegistryValue> registryValues,
    List<FileOfVersion> files,
    Duration maxClockSkew) {

  /**
   * The machine's networks; interfaces go by the name that Windows shows.
   *
   * @param publicInterface the clients' network
   * @param interconnect the network between the two nodes
   * @param dnsServers in the order in which they should be asked
   */
  public record Network(
      Optional<String> publicInterface,
      Optional<String> interconnect,
      List<FloatingAddress> dnsServers) {
    public Network {
      dnsServers = List.copyOf(dnsServers);
    }
  }

  /**
   * A hotfix that one version of Windows needs.
   *
   * @param anyOf one of these is enough, written `KB898060`
   * @param windows the version that needs it; every version when absent
   * @param servicePack the service pack of that version that contains it
   */
  public record Hotfix(
      List<String> anyOf, Optional<String> windows, Optional<Integer> servicePack) {
    public Hotfix {
      anyOf = List.copyOf(anyOf);
    }
  }

  /** A value that the registry should have, as {@link HostChecks#registryValue} writes it. */
  public record RegistryValue(RegistryValueName name, String expected) {}

  /**
   * A file of at least this version.
   *
   * @param minVersion up to four numbers, separated by dots
   */
  public record FileOfVersion(LocalPath path, String minVersion) {}

  public Expectations {
    manualServices = List.copyOf(manualServices);
    alwaysRunning = List.copyOf(alwaysRunning);
    hotfixes = List.copyOf(hotfixes);
    registryValues = List.copyOf(registryValues);
    files = List.copyOf(files);
  }
}
