package dev.handover.directory.domain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * One DNS record as a value of an attribute, taken apart as far as comparing needs: {@code
 * dnsRecord} of a zone in the directory (MS-DNSP, section 2.3.2.2), or {@code RRset-…} of one on a
 * DNS server.
 *
 * @param kind what kind of record it is; only records of one kind are alternatives of each other
 * @param data in a form in which equal data are equal
 */
record DnsValue(AttributeValue value, String kind, long ttlSeconds, String data) {
  private static final String IN_DIRECTORY = "dnsRecord";
  private static final String ON_SERVER = "RRset-";
  private static final int HEADER_LENGTH = 24;
  private static final int TYPE_AT = 2;
  private static final int TTL_AT = 12;

  static boolean isKeptIn(String attribute) {
    return attribute.startsWith(ON_SERVER) || CaseFolding.same(attribute, IN_DIRECTORY);
  }

  /** Empty for another attribute, and for a value that is no record. */
  static Optional<DnsValue> of(String attribute, AttributeValue value) {
    if (CaseFolding.same(attribute, IN_DIRECTORY)) {
      return ofOctets(value);
    }
    return attribute.startsWith(ON_SERVER) ? ofText(attribute, value) : Optional.empty();
  }

  private static Optional<DnsValue> ofOctets(AttributeValue value) {
    byte[] octets = value.bytes();
    if (octets.length < HEADER_LENGTH) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    int type = Short.toUnsignedInt(in.getShort(TYPE_AT));
    long ttl = Integer.toUnsignedLong(in.order(ByteOrder.BIG_ENDIAN).getInt(TTL_AT));
    byte[] data = Arrays.copyOfRange(octets, HEADER_LENGTH, octets.length);
    return Optional.of(
        new DnsValue(value, Integer.toString(type), ttl, HexFormat.of().formatHex(data)));
  }

  private static Optional<DnsValue> ofText(String attribute, AttributeValue value) {
    String text = value.text();
    int space = text.indexOf(' ');
    if (space < 1 || space > 10 || !text.substring(0, space).chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    String data = text.substring(space + 1).toLowerCase(Locale.ROOT);
    return Optional.of(
        new DnsValue(value, attribute, Long.parseLong(text.substring(0, space)), data));
  }

  boolean hasDataOf(DnsValue other) {
    return kind.equals(other.kind) && data.equals(other.data);
  }

  /** The same record with another time to live; every other octet stays. */
  AttributeValue withTtl(long seconds) {
    if (value.isBinary()) {
      byte[] octets = value.bytes();
      ByteBuffer.wrap(octets).putInt(TTL_AT, (int) seconds);
      return AttributeValue.of(octets);
    }
    return AttributeValue.of(seconds + value.text().substring(value.text().indexOf(' ')));
  }
}
