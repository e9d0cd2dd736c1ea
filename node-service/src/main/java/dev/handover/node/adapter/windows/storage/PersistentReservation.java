package dev.handover.node.adapter.windows.storage;

import dev.handover.node.domain.DiskReservation;
import dev.handover.node.domain.DiskReservation.State;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The persistent reservation of a disk (SPC-3, 5.6 and 6.11 to 6.12; storage control codes
 * PERSISTENT_RESERVE_IN and _OUT), taken and given back with this machine's key.
 *
 * <p>The type is *write exclusive, registrants only* (5), which Windows' own clusters use too: it
 * covers all paths of a machine, which register with one key, and lets the partner read the disk's
 * identity. As every registrant may write, nobody else may stay registered: a machine registers
 * only to reserve, and unregisters when it does not get the disk.
 */
final class PersistentReservation {
  static final int RESERVE_IN = 0x2D5018;
  static final int RESERVE_OUT = 0x2DD01C;

  private static final int COMMAND_BYTES = 12;
  private static final int OUT_LIST = 10;
  private static final int OUT_BYTES = OUT_LIST + 24;
  private static final int IN_BYTES = 2048;
  private static final int READ_KEYS = 0;
  private static final int READ_RESERVATION = 1;
  private static final int REGISTER = 0;
  private static final int RESERVE = 1;
  private static final int RELEASE = 2;
  private static final int PREEMPT = 4;
  private static final int REGISTER_AND_IGNORE = 6;
  private static final int WRITE_EXCLUSIVE_REGISTRANTS_ONLY = 5;
  private static final ReservationKey NO_KEY = ReservationKey.of(new byte[ReservationKey.LENGTH]);

  private final Devices.Device device;
  private final ReservationKey mine;

  PersistentReservation(Devices.Device device, ReservationKey mine) {
    this.device = device;
    this.mine = mine;
  }

  /** Who holds the disk. */
  DiskReservation read() throws StorageException {
    try {
      return holder().map(this::heldBy).orElse(DiskReservation.NONE);
    } catch (StorageException e) {
      if (e.isUnsupported()) {
        return DiskReservation.UNSUPPORTED;
      }
      throw e;
    }
  }

  private DiskReservation heldBy(ReservationKey key) {
    State state = key.equals(mine) ? State.OURS : State.OTHERS;
    return new DiskReservation(state, key.hex(), key.name().orElse(null));
  }

  /**
   * Takes the disk unless somebody else has it or is registered with it. A disk that is ours by key
   * is taken again: a registration is one path's (SPC-3, 5.6.6), and after a boot the path may be a
   * new one, which holds nothing until it is registered too.
   *
   * @return how things stand afterwards: OURS, OTHERS or UNSUPPORTED
   */
  DiskReservation take() throws StorageException {
    DiskReservation found = read();
    if (found.state() == State.OTHERS || found.state() == State.UNSUPPORTED) {
      return found;
    }
    List<ReservationKey> others = others();
    if (found.state() == State.NONE && !others.isEmpty()) {
      return heldBy(others.get(0));
    }
    send(REGISTER_AND_IGNORE, NO_KEY, mine);
    return reserve();
  }

  private DiskReservation reserve() throws StorageException {
    try {
      send(RESERVE, mine, NO_KEY);
      return read();
    } catch (StorageException e) {
      if (!e.isReservationConflict()) {
        throw e;
      }
      DiskReservation now = read();
      if (now.state() == State.OURS) {
        // Our former path holds it; of this type, every registered path may write.
        return now;
      }
      // Both machines asked at the same time and the other one was first.
      send(REGISTER, mine, NO_KEY);
      return read();
    }
  }

  /** Takes the disk from every other machine: none of them can write to it afterwards. */
  DiskReservation preempt() throws StorageException {
    if (read().state() == State.UNSUPPORTED) {
      return DiskReservation.UNSUPPORTED;
    }
    send(REGISTER_AND_IGNORE, NO_KEY, mine);
    for (ReservationKey other : others()) {
      send(PREEMPT, mine, other);
    }
    return reserve();
  }

  /** Gives the disk back; harmless when this machine does not hold it. */
  void release() throws StorageException {
    if (read().state() == State.UNSUPPORTED || !keys().contains(mine)) {
      return;
    }
    send(REGISTER_AND_IGNORE, NO_KEY, mine);
    send(RELEASE, mine, NO_KEY);
    if (read().state() == State.OURS) {
      // Only its holder can release it, and a path that is gone never will: become the holder.
      send(PREEMPT, mine, mine);
      send(RELEASE, mine, NO_KEY);
    }
    send(REGISTER, mine, NO_KEY);
  }

  private List<ReservationKey> others() throws StorageException {
    return keys().stream().filter(key -> !key.equals(mine)).toList();
  }

  private List<ReservationKey> keys() throws StorageException {
    ByteBuffer answer = receive(READ_KEYS);
    List<ReservationKey> keys = new ArrayList<>();
    int end = Math.min(answer.limit(), 8 + answer.getInt(4));
    for (int at = 8; at + ReservationKey.LENGTH <= end; at += ReservationKey.LENGTH) {
      keys.add(ReservationKey.of(Bytes.slice(answer, at, ReservationKey.LENGTH)));
    }
    return keys.stream().distinct().toList();
  }

  private Optional<ReservationKey> holder() throws StorageException {
    ByteBuffer answer = receive(READ_RESERVATION);
    return answer.getInt(4) < ReservationKey.LENGTH
        ? Optional.empty()
        : Optional.of(ReservationKey.of(Bytes.slice(answer, 8, ReservationKey.LENGTH)));
  }

  private ByteBuffer receive(int action) throws StorageException {
    ByteBuffer command = Bytes.windows(COMMAND_BYTES);
    command.putInt(COMMAND_BYTES).putInt(COMMAND_BYTES).put((byte) action);
    command.putShort(COMMAND_BYTES - Short.BYTES, (short) IN_BYTES);
    return Bytes.scsi(device.control(RESERVE_IN, Bytes.all(command), IN_BYTES));
  }

  private void send(int action, ReservationKey key, ReservationKey actionKey)
      throws StorageException {
    ByteBuffer command = Bytes.windows(OUT_BYTES);
    command.putInt(COMMAND_BYTES).putInt(OUT_BYTES).put((byte) action);
    command.put((byte) WRITE_EXCLUSIVE_REGISTRANTS_ONLY);
    command.put(key.bytes()).put(actionKey.bytes());
    device.control(RESERVE_OUT, Bytes.all(command), 0);
  }
}
