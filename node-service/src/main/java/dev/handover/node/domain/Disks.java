package dev.handover.node.domain;

import java.util.Optional;

/** The switching disks of this machine. Every answer is read from the disk, never remembered. */
public interface Disks {

  /** The disk, unless this machine does not know it. */
  Optional<DiskStatus> query(DiskId disk);

  /**
   * Attaches and mounts a disk that {@link #query} knows; harmless when that is done already.
   *
   * @param mountPoint a drive letter with a colon; the one that it has, if it is mounted
   * @param epoch written where the disk's owners are recorded, if anywhere
   */
  DiskChange bringOnline(DiskId disk, String mountPoint, FencingEpoch epoch);

  /**
   * Takes the reservation of a disk that {@link #query} knows from whichever machine holds it, so
   * that this machine can bring it online and the other one cannot write to it any more. Only for a
   * caller who was told, by name and with a reason, that this is wanted. Harmless when nobody else
   * holds it; Broken when the disk knows no reservations, because then nothing keeps the other
   * machine from writing.
   */
  DiskChange preempt(DiskId disk);

  /**
   * Flushes, dismounts and detaches a disk that {@link #query} knows; harmless when that is done
   * already.
   */
  DiskChange takeOffline(DiskId disk, FencingEpoch epoch);
}
