package dev.handover.node.app;

import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskOwners;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A disk has one group on this machine. It is the one that asked for the disk, from before the disk
 * is attached until it is let go of; a disk that came here without anybody asking, or under a
 * release that did not write that down, is the group's that asks first.
 */
@ApplicationScoped
public class DiskClaims {
  private final Disks disks;
  private final DiskOwners owners;

  /** Two groups that ask at once must not both find the disk free. */
  private final Map<DiskId, ReentrantLock> locks = new ConcurrentHashMap<>();

  public DiskClaims(Disks disks, DiskOwners owners) {
    this.disks = disks;
    this.owners = owners;
  }

  /** Acts on a disk that becomes the group's; refused with disk-of-other-group. */
  <T> T claim(DiskId disk, GroupName group, Supplier<T> act) {
    return alone(
        disk,
        () -> {
          requireNoOther(disk, group);
          // Written down before the disk is attached: a crash in between takes it from nobody.
          owners.keep(disk, group);
          return act.get();
        });
  }

  /** Acts on a disk that the group lets go of; refused with disk-of-other-group. */
  <T> T release(DiskId disk, GroupName group, Supplier<T> act) {
    return alone(
        disk,
        () -> {
          requireNoOther(disk, group);
          T result = act.get();
          if (disks.query(disk).filter(DiskStatus::hasLetGo).isPresent()) {
            owners.forget(disk);
          }
          return result;
        });
  }

  /** Refused with disk-of-other-group while the disk is here for another one. */
  void requireNoOther(DiskId disk, GroupName group) {
    Optional<GroupName> owner = owners.ownerOf(disk).filter(other -> !other.equals(group));
    if (owner.isPresent() && disks.query(disk).filter(found -> !found.hasLetGo()).isPresent()) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.DISK_OF_OTHER_GROUP,
              "Disk %s is here for group %s, not for %s.".formatted(disk, owner.get(), group),
              "Correct the disk's id in one of the groups: each has disks of its own. If %s has become %s, stop it under its former name first."
                  .formatted(owner.get(), group)));
    }
  }

  private <T> T alone(DiskId disk, Supplier<T> act) {
    ReentrantLock lock = locks.computeIfAbsent(disk, id -> new ReentrantLock());
    lock.lock();
    try {
      return act.get();
    } finally {
      lock.unlock();
    }
  }
}
