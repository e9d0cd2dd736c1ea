package dev.handover.node.adapter.windows.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Byte buffers in the order of Windows (little endian) and of SCSI (big endian). */
final class Bytes {
  private Bytes() {}

  static ByteBuffer windows(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  static ByteBuffer windows(byte[] read) {
    return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
  }

  static ByteBuffer scsi(byte[] read) {
    return ByteBuffer.wrap(read);
  }

  /** All of a buffer, whatever was put into it. */
  static byte[] all(ByteBuffer filled) {
    return slice(filled, 0, filled.capacity());
  }

  static byte[] slice(ByteBuffer from, int offset, int length) {
    byte[] part = new byte[length];
    from.get(offset, part);
    return part;
  }
}
