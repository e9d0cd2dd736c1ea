package dev.handover.node.adapter.windows.storage;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** A disk's own control codes (ntdddisk.h, ntddstor.h), on an open device. */
record DiskDevice(Devices.Device device) {
  static final int GET_DEVICE_NUMBER = 0x2D1080;
  static final int QUERY_PROPERTY = 0x2D1400;
  static final int GET_DRIVE_LAYOUT_EX = 0x70050;
  static final int GET_DISK_ATTRIBUTES = 0x700F0;
  static final int SET_DISK_ATTRIBUTES = 0x7C0F4;
  static final int UPDATE_PROPERTIES = 0x70140;

  private static final long OFFLINE = 1;
  private static final long READ_ONLY = 2;
  private static final byte[] NOTHING = {};
  private static final int DEVICE_ID_PROPERTY = 2;
  private static final int GPT = 1;
  private static final int PROPERTY_BYTES = 4096;
  private static final int LAYOUT_BYTES = 48 + 128 * 144;
  private static final int ATTRIBUTES_BYTES = 16;
  private static final int SET_ATTRIBUTES_BYTES = 40;
  private static final int FIRST_IDENTIFIER = 12;
  private static final int IDENTIFIER_HEADER = 16;
  private static final int BINARY = 1;

  /** Its number until the next boot, by which volumes name it; never kept. */
  int number() throws StorageException {
    ByteBuffer answer = Bytes.windows(device.control(GET_DEVICE_NUMBER, NOTHING, 12));
    return answer.getInt(4);
  }

  /** The GUID in its partition table; none on a disk without GPT. */
  Optional<UUID> guid() throws StorageException {
    ByteBuffer layout = Bytes.windows(device.control(GET_DRIVE_LAYOUT_EX, NOTHING, LAYOUT_BYTES));
    if (layout.getInt(0) != GPT) {
      return Optional.empty();
    }
    long head =
        ((layout.getInt(8) & 0xffffffffL) << 32)
            | ((layout.getShort(12) & 0xffffL) << 16)
            | (layout.getShort(14) & 0xffffL);
    long tail = Bytes.scsi(Bytes.slice(layout, 16, Long.BYTES)).getLong();
    return Optional.of(new UUID(head, tail));
  }

  /**
   * Whether one of its identifiers (SCSI page 83h: NAA, EUI-64, ...) is this one, in hexadecimal
   * digits or, where the disk has text, as text.
   */
  boolean hasUniqueId(String wanted) throws StorageException {
    byte[] query = Bytes.all(Bytes.windows(12).putInt(DEVICE_ID_PROPERTY));
    ByteBuffer found = Bytes.windows(device.control(QUERY_PROPERTY, query, PROPERTY_BYTES));
    int offset = FIRST_IDENTIFIER;
    for (int rest = found.getInt(8); rest > 0; rest--) {
      if (offset + IDENTIFIER_HEADER > found.limit()) {
        return false;
      }
      if (identifier(found, offset).equalsIgnoreCase(wanted.trim())) {
        return true;
      }
      int next = Short.toUnsignedInt(found.getShort(offset + 10));
      if (next == 0) {
        return false;
      }
      offset += next;
    }
    return false;
  }

  private static String identifier(ByteBuffer found, int offset) {
    int start = offset + IDENTIFIER_HEADER;
    int length = Math.min(found.getShort(offset + 8) & 0xffff, found.limit() - start);
    byte[] bytes = Bytes.slice(found, start, length);
    return found.getInt(offset) == BINARY
        ? HexFormat.of().formatHex(bytes)
        : new String(bytes, java.nio.charset.StandardCharsets.US_ASCII).trim();
  }

  boolean isOffline() throws StorageException {
    return (attributes() & OFFLINE) != 0;
  }

  /** Neither offline nor read-only. */
  boolean isUsable() throws StorageException {
    return (attributes() & (OFFLINE | READ_ONLY)) == 0;
  }

  private long attributes() throws StorageException {
    return Bytes.windows(device.control(GET_DISK_ATTRIBUTES, NOTHING, ATTRIBUTES_BYTES)).getLong(8);
  }

  /** Online and writable until the next boot: what is written there is that the disk is offline. */
  void makeUsable() throws StorageException {
    setAttributes(false, 0, OFFLINE | READ_ONLY);
    device.control(UPDATE_PROPERTIES, NOTHING, 0);
  }

  /** Offline, also after the next boot. */
  void takeOffline() throws StorageException {
    setAttributes(true, OFFLINE, OFFLINE);
  }

  private void setAttributes(boolean persist, long attributes, long mask) throws StorageException {
    ByteBuffer wanted = Bytes.windows(SET_ATTRIBUTES_BYTES);
    wanted.putInt(SET_ATTRIBUTES_BYTES).putInt(persist ? 1 : 0).putLong(attributes).putLong(mask);
    device.control(SET_DISK_ATTRIBUTES, Bytes.all(wanted), 0);
  }
}
