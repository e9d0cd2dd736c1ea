package dev.handover.node.domain;

import java.util.List;

/**
 * A network interface of this machine.
 *
 * @param name as Windows shows it
 * @param rank where it stands in the binding order: smaller comes first; equal for two that Windows
 *     may take in any order
 * @param dnsServers in the order in which they are asked
 * @param registersInDns whether it registers its addresses in DNS
 * @param prefixes its addresses with the length of their prefix
 */
public record HostInterface(
    String name,
    int rank,
    List<String> dnsServers,
    boolean registersInDns,
    Netbios netbios,
    List<Prefix> prefixes) {

  /** NetBIOS over TCP/IP; DEFAULT is on unless the DHCP server says otherwise. */
  public enum Netbios {
    DEFAULT,
    ENABLED,
    DISABLED
  }

  /** An address of the interface, and how many of its bits name the network. */
  public record Prefix(FloatingAddress address, int length) {

    /** Whether the other address lies in the same network. */
    public boolean contains(FloatingAddress other) {
      byte[] ours = address.octets();
      byte[] theirs = other.octets();
      if (ours.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < length; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return address + "/" + length;
    }
  }

  public HostInterface {
    dnsServers = List.copyOf(dnsServers);
    prefixes = List.copyOf(prefixes);
  }
}
