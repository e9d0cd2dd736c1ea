package dev.handover.node.adapter.windows.storage;

import dev.handover.node.domain.DiskId;

/**
 * Which disks this node brought online since the machine's boot.
 *
 * <p>Windows does not tell whether a disk that is online will be so after the next boot, too. One
 * that this node brought online will not, because it was written down as offline first; of one that
 * somebody else brought online that is not known. Survives the process.
 */
public interface Attachments {

  /** Whether this node brought the disk online since the boot, and did not take it offline. */
  boolean isOurs(DiskId disk);

  /**
   * The disk is offline for good, and this node is about to bring it online until the next boot.
   */
  void keep(DiskId disk);

  /** The disk was taken offline; harmless when it was not ours. */
  void forget(DiskId disk);
}
