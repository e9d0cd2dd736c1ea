package dev.handover.directory.domain.task;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * One value of {@code dNSProperty} of a zone in the directory (MS-DNSP, section 2.3.2.1): lengths
 * of data and name, flags, version 1, id, data, and a name that nobody uses. Little-endian.
 *
 * @param octets the whole value
 */
record ZoneProperty(int id, int dataLength, DnsRecord.Octets octets) {
  /** DSPROPERTY_ZONE_ALLOW_UPDATE. */
  static final int ALLOW_UPDATE = 0x2;

  private static final int HEADER_LENGTH = 20;
  private static final int VERSION = 1;
  private static final int NAME_LENGTH = 1;

  /** Empty when the octets are no property of version 1 with all of its data. */
  static Optional<ZoneProperty> tryParse(byte[] octets) {
    if (octets.length < HEADER_LENGTH) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    long dataLength = Integer.toUnsignedLong(in.getInt());
    in.position(12);
    int version = in.getInt();
    int id = in.getInt();
    return version != VERSION || dataLength > octets.length - HEADER_LENGTH
        ? Optional.empty()
        : Optional.of(new ZoneProperty(id, (int) dataLength, DnsRecord.Octets.of(octets)));
  }

  /** The number that the data are, whether of one octet or more; empty without data. */
  Optional<Integer> number() {
    return dataLength == 0 ? Optional.empty() : Optional.of(octets.bytes()[HEADER_LENGTH] & 0xff);
  }

  /** The same property with another number; every other octet stays. */
  byte[] withNumber(int number) {
    byte[] changed = octets.bytes();
    for (int i = 0; i < dataLength; i++) {
      changed[HEADER_LENGTH + i] = 0;
    }
    changed[HEADER_LENGTH] = (byte) number;
    return changed;
  }

  /** A property of one octet, as DNS servers write it. */
  static byte[] of(int id, int number) {
    return ByteBuffer.allocate(HEADER_LENGTH + 1 + NAME_LENGTH)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(1)
        .putInt(NAME_LENGTH)
        .putInt(0)
        .putInt(VERSION)
        .putInt(id)
        .put((byte) number)
        .array();
  }
}
