package dev.handover.node.adapter.windows.storage;

import dev.handover.node.domain.WindowsError;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the disk of a {@link PretendedWindows} answers, byte for byte; its reservation survives
 * boots.
 */
final class PretendedDisk {
  private static final WindowsError BUSY = new WindowsError(170);
  private static final WindowsError INVALID_FUNCTION = new WindowsError(1);

  final Map<String, byte[]> keys = new TreeMap<>();
  @Nullable String holder;
  boolean hasReservations = true;
  long attributes = 3;

  /** What Windows wrote down; as SAN policy OfflineShared leaves a disk that it never saw. */
  private long attributesAtBoot = 3;

  void boot() {
    attributes = attributesAtBoot;
  }

  /** What Disk Management does. */
  void bringOnlineForGood() {
    attributesAtBoot = 0;
    boot();
  }

  boolean isOffline() {
    return (attributes & 1) != 0;
  }

  /** Another machine holds it, and this one is not registered (any more). */
  boolean isLost() {
    return holder != null && !keys.containsKey("exch1");
  }

  byte[] answer(int code, byte[] input) throws StorageException {
    return switch (code) {
      case DiskDevice.GET_DEVICE_NUMBER -> Bytes.all(Bytes.windows(12).putInt(7).putInt(8));
      case DiskDevice.GET_DRIVE_LAYOUT_EX -> masterBootRecord();
      case DiskDevice.QUERY_PROPERTY -> identifiers();
      case DiskDevice.GET_DISK_ATTRIBUTES ->
          Bytes.all(Bytes.windows(16).putInt(16).putInt(0).putLong(attributes));
      case DiskDevice.SET_DISK_ATTRIBUTES -> set(Bytes.windows(input));
      case VolumeDevice.GET_VOLUME_DISK_EXTENTS ->
          Bytes.all(Bytes.windows(32).putInt(1).putInt(8, 8));
      case PersistentReservation.RESERVE_IN -> read(input[8] & 0x1f);
      case PersistentReservation.RESERVE_OUT -> change(Bytes.scsi(input));
      default -> new byte[0];
    };
  }

  private static byte[] masterBootRecord() {
    return new byte[48];
  }

  private static byte[] identifiers() {
    ByteBuffer found = Bytes.windows(12 + 20 + 20);
    found.putInt(16).putInt(52).putInt(2);
    found.putInt(2).putInt(1).putShort((short) 4).putShort((short) 20).putInt(0).putInt(0x44434241);
    found.putInt(1).putInt(3).putShort((short) 4).putShort((short) 0).putInt(0).putInt(0x4d3c2b1a);
    return Bytes.all(found);
  }

  private byte[] set(ByteBuffer wanted) throws StorageException {
    if (!(keys.isEmpty() || keys.containsKey("exch1")) && (wanted.getLong(8) & 1) == 0) {
      throw new StorageException("conflict", BUSY);
    }
    long mask = wanted.getLong(16);
    long bits = wanted.getLong(8) & mask;
    attributes = (attributes & ~mask) | bits;
    if (wanted.getInt(4) != 0) {
      attributesAtBoot = (attributesAtBoot & ~mask) | bits;
    }
    return new byte[0];
  }

  private byte[] read(int action) throws StorageException {
    requireSupport();
    if (action == 0) {
      ByteBuffer answer = ByteBuffer.allocate(8 + 8 * keys.size());
      answer.putInt(1).putInt(8 * keys.size());
      keys.values().forEach(answer::put);
      return Bytes.all(answer);
    }
    if (holder == null) {
      return new byte[8];
    }
    return Bytes.all(ByteBuffer.allocate(24).putInt(1).putInt(16).put(keys.get(holder)));
  }

  private byte[] change(ByteBuffer command) throws StorageException {
    requireSupport();
    byte[] key = Bytes.slice(command, 10, 8);
    byte[] actionKey = Bytes.slice(command, 18, 8);
    int action = command.get(8) & 0x1f;
    boolean isRegistered = java.util.Arrays.equals(keys.get("exch1"), key);
    if (action != 6 && !isRegistered) {
      throw new StorageException("conflict", BUSY);
    }
    switch (action) {
      case 0, 6 -> register(actionKey);
      case 1 -> reserve();
      case 2 -> holder = "exch1".equals(holder) ? null : holder;
      case 4 -> preempt(actionKey);
      default -> throw new StorageException("no such action", INVALID_FUNCTION);
    }
    return new byte[0];
  }

  private void register(byte[] key) {
    if (!java.util.Arrays.equals(key, new byte[8])) {
      keys.put("exch1", key);
      return;
    }
    keys.remove("exch1");
    holder = "exch1".equals(holder) ? null : holder;
  }

  private void reserve() throws StorageException {
    if (holder != null && !holder.equals("exch1")) {
      throw new StorageException("conflict", BUSY);
    }
    holder = "exch1";
  }

  private void preempt(byte[] victim) {
    boolean wasHeld = holder != null && java.util.Arrays.equals(keys.get(holder), victim);
    keys.entrySet()
        .removeIf(
            of -> !of.getKey().equals("exch1") && java.util.Arrays.equals(of.getValue(), victim));
    holder = wasHeld ? "exch1" : holder;
  }

  private void requireSupport() throws StorageException {
    if (!hasReservations) {
      throw new StorageException("no reservations", INVALID_FUNCTION);
    }
  }
}
