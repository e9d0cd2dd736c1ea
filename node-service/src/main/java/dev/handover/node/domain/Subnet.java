package dev.handover.node.domain;

import java.math.BigInteger;

/** A network, told by an address in it and its prefix length. */
public record Subnet(FloatingAddress address, int prefixLength) {
  public Subnet {
    if (prefixLength < 0 || prefixLength > address.maxPrefixLength()) {
      throw new IllegalArgumentException(
          "not a prefix length for " + address + ": " + prefixLength);
    }
  }

  /** Whether the other address lies in this network. */
  public boolean contains(FloatingAddress other) {
    int hostBits = address.maxPrefixLength() - prefixLength;
    return address.isV6() == other.isV6()
        && prefixOf(address, hostBits).equals(prefixOf(other, hostBits));
  }

  private static BigInteger prefixOf(FloatingAddress address, int hostBits) {
    return new BigInteger(1, address.octets()).shiftRight(hostBits);
  }

  @Override
  public String toString() {
    return address + "/" + prefixLength;
  }
}
