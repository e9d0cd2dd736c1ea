package dev.handover.directory.domain.task;

import dev.handover.directory.domain.dns.DnsType;
import dev.handover.directory.domain.dns.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
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
  static final int TYPE_SOA = 6;

  private static final int HEADER_LENGTH = 24;
  private static final byte VERSION = 5;

  /** The zone's own data, as opposed to glue or a cached answer (MS-DNSP, 2.2.2.2.4.1: dwRank). */
  private static final byte RANK_ZONE = (byte) 0xF0;

  private static final int SOA_MINIMUM_TTL_OFFSET = 16;
  private static final long EPOCH_OF_1601 = Instant.parse("1601-01-01T00:00:00Z").getEpochSecond();
  private static final long UNITS_A_SECOND = 10_000_000;

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
   * A record that never ages (time stamp 0): scavenging must not take the service's address away.
   *
   * @param data an address, or an absolute name with the dot at its end
   */
  static DnsRecord of(DnsType type, String data, long ttlSeconds, int serial) {
    byte[] octets =
        switch (type) {
          case A, AAAA -> IpAddress.tryParse(data).orElseThrow().octets();
          case CNAME, PTR -> DnsCountName.octets(data);
        };
    return new DnsRecord(type.code(), serial, (int) ttlSeconds, Octets.of(octets));
  }

  /**
   * What a node holds that was deleted (MS-DNSP, section 2.2.2.2.4.23): the time of that, in units
   * of 100 ns since 1601.
   */
  static DnsRecord tombstone(Instant deleted, int serial) {
    long time = (deleted.getEpochSecond() - EPOCH_OF_1601) * UNITS_A_SECOND;
    byte[] octets =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(time).array();
    return new DnsRecord(TYPE_TOMBSTONE, serial, 0, Octets.of(octets));
  }

  /** The data as {@link #of} takes them; empty for another type, and for octets that are none. */
  Optional<String> data(DnsType wanted) {
    if (type != wanted.code()) {
      return Optional.empty();
    }
    byte[] octets = content.bytes();
    return switch (wanted) {
      case A, AAAA ->
          IpAddress.of(octets).filter(each -> each.type() == wanted).map(IpAddress::text);
      case CNAME, PTR -> DnsCountName.tryParse(octets);
    };
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
