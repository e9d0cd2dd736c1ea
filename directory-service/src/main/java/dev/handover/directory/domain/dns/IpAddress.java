package dev.handover.directory.domain.dns;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address in text. Leading zeros of an IPv4 address are refused, because some read
 * them as octal; zones ({@code %eth0}) and IPv4 within IPv6 are, because no record holds them.
 *
 * @param text canonical: for IPv6 as RFC 5952, section 4, so that equal addresses are equal
 */
public record IpAddress(String text) {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern GROUPS =
      Pattern.compile("[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,7}|");
  private static final int IPV6_GROUPS = 8;

  public static Optional<IpAddress> tryParse(String text) {
    if (IPV4.matcher(text).matches()) {
      return Optional.of(new IpAddress(text));
    }
    return groups(text).map(groups -> new IpAddress(canonical(groups)));
  }

  /** The address of 4 or 16 octets; empty for any other number. */
  public static Optional<IpAddress> of(byte[] octets) {
    if (octets.length == 4) {
      return Optional.of(
          new IpAddress(
              "%d.%d.%d.%d"
                  .formatted(
                      octets[0] & 0xff, octets[1] & 0xff, octets[2] & 0xff, octets[3] & 0xff)));
    }
    if (octets.length != 2 * IPV6_GROUPS) {
      return Optional.empty();
    }
    int[] groups = new int[IPV6_GROUPS];
    for (int i = 0; i < IPV6_GROUPS; i++) {
      groups[i] = ((octets[2 * i] & 0xff) << 8) | (octets[2 * i + 1] & 0xff);
    }
    return Optional.of(new IpAddress(canonical(groups)));
  }

  private static Optional<int[]> groups(String text) {
    int gap = text.indexOf("::");
    String left = gap < 0 ? text : text.substring(0, gap);
    String right = gap < 0 ? "" : text.substring(gap + 2);
    if (!GROUPS.matcher(left).matches() || !GROUPS.matcher(right).matches()) {
      return Optional.empty();
    }
    int[] head = numbers(left);
    int[] tail = numbers(right);
    int known = head.length + tail.length;
    if (gap < 0 ? known != IPV6_GROUPS : known >= IPV6_GROUPS) {
      return Optional.empty();
    }
    int[] groups = Arrays.copyOf(head, IPV6_GROUPS);
    System.arraycopy(tail, 0, groups, IPV6_GROUPS - tail.length, tail.length);
    return Optional.of(groups);
  }

  private static int[] numbers(String groups) {
    return groups.isEmpty()
        ? new int[0]
        : Arrays.stream(groups.split(":", -1)).mapToInt(HexFormat::fromHexDigits).toArray();
  }

  /** The longest run of zeros, of two groups or more and the first of equal ones, becomes "::". */
  private static String canonical(int[] groups) {
    int start = 0;
    int length = 0;
    for (int i = 0; i < IPV6_GROUPS; i++) {
      int end = i;
      while (end < IPV6_GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    return length < 2
        ? joined(groups, 0, IPV6_GROUPS)
        : joined(groups, 0, start) + "::" + joined(groups, start + length, IPV6_GROUPS);
  }

  private static String joined(int[] groups, int from, int to) {
    return String.join(
        ":", Arrays.stream(groups, from, to).mapToObj(Integer::toHexString).toList());
  }

  /** The type of the record that holds it. */
  public DnsType type() {
    return text.indexOf(':') < 0 ? DnsType.A : DnsType.AAAA;
  }

  public byte[] octets() {
    if (type() == DnsType.AAAA) {
      int[] groups = groups(text).orElseThrow();
      byte[] octets = new byte[2 * IPV6_GROUPS];
      for (int i = 0; i < IPV6_GROUPS; i++) {
        octets[2 * i] = (byte) (groups[i] >> 8);
        octets[2 * i + 1] = (byte) groups[i];
      }
      return octets;
    }
    String[] parts = text.split("\\.", -1);
    byte[] octets = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      octets[i] = (byte) Integer.parseInt(parts[i]);
    }
    return octets;
  }

  /**
   * The name that leads back from the address (RFC 1035, section 3.5; RFC 3596, section 2.5),
   * without a dot at its end.
   */
  public String reverseName() {
    StringBuilder name = new StringBuilder();
    byte[] octets = octets();
    for (int i = octets.length - 1; i >= 0; i--) {
      if (type() == DnsType.A) {
        name.append(octets[i] & 0xff).append('.');
      } else {
        name.append(Integer.toHexString(octets[i] & 0xf)).append('.');
        name.append(Integer.toHexString((octets[i] >> 4) & 0xf)).append('.');
      }
    }
    return name.append(type() == DnsType.A ? "in-addr.arpa" : "ip6.arpa").toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
