package dev.handover.node.domain;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address in its one canonical text, so that two spellings of it are equal. */
public record FloatingAddress(String value) {
  private static final Pattern V4 =
      Pattern.compile(
          "((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
  private static final Pattern V6 = Pattern.compile("(?!.*[0-9A-Fa-f]{5})[0-9A-Fa-f:.]{2,45}");

  public FloatingAddress {
    value = canonical(value);
  }

  /** Whether it is an IPv6 address. */
  public boolean isV6() {
    return value.indexOf(':') >= 0;
  }

  /** The longest prefix that makes sense for it: 32 or 128. */
  public int maxPrefixLength() {
    return isV6() ? 128 : 32;
  }

  /** Its 4 or 16 octets. */
  public byte[] octets() {
    try {
      return InetAddress.getByName(value).getAddress();
    } catch (UnknownHostException e) {
      throw notAnAddress(value);
    }
  }

  /**
   * Why it cannot be a machine's address in a network of this prefix length; empty when it can.
   * Loopback, link-local, unspecified and multicast addresses, and the first and last IPv4 address
   * of a network (RFC 919, RFC 3021 for prefixes of 31), name no single machine that clients reach.
   */
  public Optional<String> unfitWith(int prefixLength) {
    try {
      InetAddress address = InetAddress.getByName(value);
      if (address.isAnyLocalAddress()) {
        return Optional.of("it names no machine");
      }
      if (address.isLoopbackAddress() || address.isLinkLocalAddress()) {
        return Optional.of("it does not leave the machine or the cable");
      }
      if (address.isMulticastAddress()) {
        return Optional.of("it names a group of machines");
      }
      return isV6() ? Optional.empty() : unfitV4(prefixLength);
    } catch (UnknownHostException e) {
      throw notAnAddress(value);
    }
  }

  private Optional<String> unfitV4(int prefixLength) {
    byte[] octets = octets();
    if ((octets[0] & 0xf0) == 0xf0 || octets[0] == 0) {
      return Optional.of("it is reserved");
    }
    if (prefixLength < 1 || prefixLength > 30) {
      return Optional.empty();
    }
    int hostBits = -1 >>> prefixLength;
    int host = new BigInteger(octets).intValue() & hostBits;
    return host == 0 || host == hostBits
        ? Optional.of("it is the first or last of its network")
        : Optional.empty();
  }

  private static String canonical(String text) {
    if (V4.matcher(text).matches()) {
      return text;
    }
    if (text.indexOf(':') < 0 || !V6.matcher(text).matches()) {
      throw notAnAddress(text);
    }
    try {
      // A text with a colon is taken as a literal: nothing is looked up.
      return InetAddress.getByName(text).getHostAddress();
    } catch (UnknownHostException e) {
      throw notAnAddress(text);
    }
  }

  private static IllegalArgumentException notAnAddress(String text) {
    return new IllegalArgumentException("not an IP address: '" + text + "'");
  }

  @Override
  public String toString() {
    return value;
  }
}
