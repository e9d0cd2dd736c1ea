package dev.handover.directory.domain.task;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 address in its usual form; leading zeros are refused, because some read them as octal.
 */
record Ipv4Address(String text) {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern SHAPE = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  static Optional<Ipv4Address> tryParse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new Ipv4Address(text)) : Optional.empty();
  }

  static String describe(byte[] octets) {
    StringBuilder text = new StringBuilder();
    for (byte octet : octets) {
      text.append(text.isEmpty() ? "" : ".").append(Byte.toUnsignedInt(octet));
    }
    return text.toString();
  }

  byte[] octets() {
    String[] parts = text.split("\\.", -1);
    byte[] octets = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      octets[i] = (byte) Integer.parseInt(parts[i]);
    }
    return octets;
  }

  @Override
  public String toString() {
    return text;
  }
}
