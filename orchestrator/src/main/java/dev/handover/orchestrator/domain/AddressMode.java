package dev.handover.orchestrator.domain;

/** How clients find the active node. */
public sealed interface AddressMode {
  /** By which clients find a group while it is on a node. */
  default String serviceAddress(boolean onPrimary) {
    return switch (this) {
      case Floating floating -> floating.ip();
      case DnsOnly dns -> onPrimary ? dns.primary() : dns.backup();
    };
  }

  /** The address moves with the group and the DNS record never changes. */
  record Floating(String ip, int prefixLength) implements AddressMode {}

  /** Each node keeps its service address and the DNS record is changed to the target's. */
  record DnsOnly(String primary, String backup) implements AddressMode {}
}
