package dev.handover.node.adapter.install;

/**
 * Who may reach the service over the network.
 *
 * @param open whether a firewall rule is wanted
 * @param port the TCP port
 * @param from addresses as the firewall takes them: `LocalSubnet`, `10.0.0.0/24`, `*`; comma
 *     between two
 */
public record Reach(boolean open, int port, String from) {}
