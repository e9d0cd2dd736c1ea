package dev.handover.node.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disk as this machine sees it now.
 *
 * @param mountPoint present while ONLINE
 * @param heldBy the machine that has the disk, when that can be told
 * @param particulars what not every kind of disk can tell
 */
public record DiskStatus(
    DiskId id,
    DiskState state,
    @Nullable String mountPoint,
    @Nullable String heldBy,
    List<OpenFile> openFiles,
    Particulars particulars) {
  public DiskStatus {
    openFiles = List.copyOf(openFiles);
  }

  /** A disk of which no more is known. */
  public DiskStatus(
      DiskId id,
      DiskState state,
      @Nullable String mountPoint,
      @Nullable String heldBy,
      List<OpenFile> openFiles) {
    this(id, state, mountPoint, heldBy, openFiles, Particulars.NONE);
  }

  /** Whether this machine neither has the disk nor keeps others from having it. */
  public boolean hasLetGo() {
    DiskReservation reservation = particulars.reservation();
    boolean isReserved = reservation != null && reservation.state() == DiskReservation.State.OURS;
    return state == DiskState.OFFLINE && !isReserved;
  }

  /** The same disk with more known of it. */
  public DiskStatus with(Particulars known) {
    return new DiskStatus(id, state, mountPoint, heldBy, openFiles, known);
  }

  /**
   * What not every kind of disk can tell.
   *
   * @param space while ONLINE
   */
  public record Particulars(
      @Nullable Space space, @Nullable DiskReservation reservation, @Nullable SanPolicy sanPolicy) {
    public static final Particulars NONE = new Particulars(null, null, null);
  }

  /** Room on the disk's file system, in bytes. */
  public record Space(long freeBytes, long totalBytes) {}
}
