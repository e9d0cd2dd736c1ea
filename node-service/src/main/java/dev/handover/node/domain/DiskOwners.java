package dev.handover.node.domain;

import java.util.Optional;

/**
 * Which group asked for which disk, so that no other one takes it away or writes on it. Whether the
 * disk is here is another matter: that is read from the machine.
 */
public interface DiskOwners {

  /** The group that asked for the disk last, unless it let go of it. */
  Optional<GroupName> ownerOf(DiskId disk);

  /**
   * Stores durably that the disk is the group's, in place of a former one; at most 10,000 disks.
   */
  void keep(DiskId disk, GroupName group);

  /** Forgets the disk's group. */
  void forget(DiskId disk);
}
