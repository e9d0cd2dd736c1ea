package dev.handover.node.adapter.windows.storage;

import java.nio.ByteBuffer;

/** A volume's own control codes (winioctl.h), on an open device. */
record VolumeDevice(String name, Devices.Device device) implements AutoCloseable {
  static final int GET_VOLUME_DISK_EXTENTS = 0x560000;
  static final int LOCK_VOLUME = 0x90018;
  static final int DISMOUNT_VOLUME = 0x90020;

  private static final byte[] NOTHING = {};
  private static final int HEADER_BYTES = 8;
  private static final int EXTENT_BYTES = 24;
  private static final int MAX_EXTENTS = 64;

  /** Whether a part of it lies on the disk of this number. */
  boolean liesOn(int disk) throws StorageException {
    int most = HEADER_BYTES + MAX_EXTENTS * EXTENT_BYTES;
    ByteBuffer extents = Bytes.windows(device.control(GET_VOLUME_DISK_EXTENTS, NOTHING, most));
    for (int at = HEADER_BYTES; at + EXTENT_BYTES <= extents.limit(); at += EXTENT_BYTES) {
      if (extents.getInt(at) == disk) {
        return true;
      }
    }
    return false;
  }

  /** Takes it for this handle alone, until it is closed; refused while files are open. */
  void lock() throws StorageException {
    device.control(LOCK_VOLUME, NOTHING, 0);
  }

  /** Writes everything that is cached. */
  void flush() throws StorageException {
    device.flush();
  }

  /** Lets go of the file system. */
  void dismount() {
    try {
      device.control(DISMOUNT_VOLUME, NOTHING, 0);
    } catch (StorageException e) {
      // What could be written is written, and the attribute OFFLINE dismounts it anyway.
      return;
    }
  }

  @Override
  public void close() {
    device.close();
  }
}
