package dev.handover.orchestrator.domain;

import java.util.List;

/**
 * The cluster's own name and address, beside those of its groups; both need an A record, and the
 * nodes have to ask the right DNS server for it (Q263029).
 *
 * @param publicInterface the interface on which clients come, as Windows names it
 * @param dnsServers which DNS servers it has to ask, in this order
 */
public record ClusterName(String name, String ip, String publicInterface, List<String> dnsServers) {
  public ClusterName {
    dnsServers = List.copyOf(dnsServers);
  }
}
