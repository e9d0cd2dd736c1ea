package dev.handover.node.domain;

import java.util.Optional;

/** The switching disks of this machine. Every answer is read from the disk, never remembered. */
public interface Disks {

  /** The disk, unless this machine does not know it. */
  Optional<DiskStatus> query(DiskId disk);

  /**
   * Attaches and mounts a disk that {@link #query} knows; harmless when that is done already.
   *
   * @param mountPoint a drive letter with a colon, or a folder of one
   * @param epoch written where the disk's owners are recorded, if anywhere
   */
  DiskChange bringOnline(DiskId disk, String mountPoint, FencingEpoch epoch);

  /**
   * Flushes, dismounts and detaches a disk that {@link #query} knows; harmless when that is done
   * already.
   */
  DiskChange takeOffline(DiskId disk, FencingEpoch epoch);
}
