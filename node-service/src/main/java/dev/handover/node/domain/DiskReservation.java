package dev.handover.node.domain;

import org.jspecify.annotations.Nullable;

/**
 * The SCSI-3 persistent reservation of a disk (SPC-3, 5.6), as this machine sees it.
 *
 * @param key the holder's key, 16 hexadecimal digits; absent with NONE and UNSUPPORTED
 * @param holder the holder's name, when its key tells it
 */
public record DiskReservation(State state, @Nullable String key, @Nullable String holder) {

  /** Who has the reservation. */
  public enum State {
    /** The disk does not know persistent reservations. */
    UNSUPPORTED,
    NONE,
    OURS,
    OTHERS
  }

  /** A reservation that nobody holds. */
  public static final DiskReservation NONE = new DiskReservation(State.NONE, null, null);

  /** Of a disk that knows none. */
  public static final DiskReservation UNSUPPORTED =
      new DiskReservation(State.UNSUPPORTED, null, null);

  /** The holder as a person can look for it. */
  public String holderOrKey() {
    return holder == null ? "the machine with reservation key " + key : holder;
  }
}
