package dev.handover.node.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address in its one canonical text, so that two spellings of it are equal. */
public record FloatingAddress(String value) {
  private static final Pattern V4 =
      Pattern.compile(
          "((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

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
