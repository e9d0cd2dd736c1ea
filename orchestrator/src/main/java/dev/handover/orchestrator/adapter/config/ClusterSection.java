package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.AddressMode;
import dev.handover.orchestrator.domain.ClusterName;
import dev.handover.orchestrator.domain.DnsRecord;
import java.util.Optional;

/** The cluster's own name and address; they may not be the group's (Q263029). */
final class ClusterSection {
  private static final Rule<String> INTERFACE =
      Rule.text(
          "the name of an interface, as Windows shows it",
          "[^\\x00-\\x1f]{1,256}",
          "Public LAN",
          "Write it as in 'Network Connections'.");

  private ClusterSection() {}

  static Optional<ClusterName> read(Section root, AddressMode address, Optional<DnsRecord> dns) {
    Optional<Section> found = root.optionalSection("cluster");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Section section = found.get();
    ClusterName cluster =
        new ClusterName(
            section.required("name", Rules.COMPUTER),
            section.required("ip", Rules.IPV4_OF_A_CLUSTER),
            section.required("publicInterface", INTERFACE),
            section.list("dnsServers", Rules.IP));
    section.end();
    if (cluster.dnsServers().isEmpty()) {
      section.fault("dnsServers", "names no server", "List them in the order to be asked.");
    }
    if (dns.map(DnsRecord::record).filter(cluster.name()::equalsIgnoreCase).isPresent()) {
      section.fault("name", "is the group's own name", "The cluster has a name of its own.");
    }
    if (address instanceof AddressMode.Floating floating && floating.ip().equals(cluster.ip())) {
      section.fault("ip", "is the group's own address", "The cluster has an address of its own.");
    }
    return Optional.of(cluster);
  }
}
