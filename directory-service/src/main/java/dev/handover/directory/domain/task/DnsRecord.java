package dev.handover.directory.domain.task;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * One value of the attribute {@code dnsRecord} of an AD-integrated zone (MS-DNSP, section 2.3.2.2).
 * All fields but the TTL are little-endian.
 *
 * @param type DNS record type; 0 marks a tombstone (MS-DNSP, 2.2.2.2.4.23)
 * @param serial serial of the zone's SOA when the record was written
 * @param ttlSeconds time to live
 */
record DnsRecord(int type, int serial, int ttlSeconds, Octets content) {
  static final int TYPE_TOMBSTONE = 0;
  static final int TYPE_A = 1;
  static final int TYPE_CNAME = 5;
  static final int TYPE_SOA = 6;

  private static final int HEADER_LENGTH = 24;
  private static final byte VERSION = 5;

  /** The zone's own data, as opposed to glue or a cached answer (MS-DNSP, 2.2.2.2.4.1: dwRank). */
  private static final byte RANK_ZONE = (byte) 0xF0;

  private static final int SOA_MINIMUM_TTL_OFFSET = 16;

  /** An octet string that compares by content. */
  record Octets(ByteBuffer buffer) {
    static Octets of(byte... octets) {
      return new Octets(ByteBuffer.wrap(octets.clone()).asReadOnlyBuffer());
    }

    int length() {
      return buffer.remaining();
    }

    byte[] bytes() {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
  }

  /** Empty when the octets are no record of version 5. */
  static Optional<DnsRecord> tryParse(byte[] octets) {
    if (octets.length < HEADER_LENGTH) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    int length = Short.toUnsignedInt(in.getShort());
    int type = Short.toUnsignedInt(in.getShort());
    byte version = in.get();
    if (version != VERSION || octets.length != HEADER_LENGTH + length) {
      return Optional.empty();
    }
    in.position(8);
    int serial = in.getInt();
    int ttl = in.order(ByteOrder.BIG_ENDIAN).getInt();
    byte[] content = Arrays.copyOfRange(octets, HEADER_LENGTH, octets.length);
    return Optional.of(new DnsRecord(type, serial, ttl, Octets.of(content)));
  }

  /**
   * A host record that never ages (time stamp 0): scavenging must not take the service's address
   * away.
   */
  static DnsRecord address(Ipv4Address address, int ttlSeconds, int serial) {
    return new DnsRecord(TYPE_A, serial, ttlSeconds, Octets.of(address.octets()));
  }

  boolean isAddress(Ipv4Address address) {
    return type == TYPE_A && Arrays.equals(content.bytes(), address.octets());
  }

  /** For an SOA: the TTL of records that have none of their own (MS-DNSP, 2.2.2.2.4.3). */
  int minimumTtlSeconds() {
    return ByteBuffer.wrap(content.bytes()).getInt(SOA_MINIMUM_TTL_OFFSET);
  }

  /** For an SOA: the zone's serial, which also is the record's own field. */
  int zoneSerial() {
    return ByteBuffer.wrap(content.bytes()).getInt(0);
  }

  byte[] bytes() {
    byte[] data = content.bytes();
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_LENGTH + data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) data.length)
        .putShort((short) type)
        .put(VERSION)
        .put(RANK_ZONE)
        .putShort((short) 0);
    out.putInt(serial);
    out.order(ByteOrder.BIG_ENDIAN).putInt(ttlSeconds).order(ByteOrder.LITTLE_ENDIAN);
    return out.putInt(0).putInt(0).put(data).array();
  }
}
