package dev.handover.orchestrator.domain;

/** How clients find the active node. */
public sealed interface AddressMode {
  /** The address moves with the group and the DNS record never changes. */
  record Floating(String ip, int prefixLength) implements AddressMode {}

  /** Each node keeps its service address and the DNS record is changed to the target's. */
  record DnsOnly(String primary, String backup) implements AddressMode {}
}
