package dev.handover.node.adapter.windows.storage;

import dev.handover.node.domain.DiskId;
import java.util.HashSet;
import java.util.Set;

/** Attachments of one boot, in memory. */
final class MemoryAttachments implements Attachments {
  private final Set<DiskId> disks = new HashSet<>();

  @Override
  public boolean isOurs(DiskId disk) {
    return disks.contains(disk);
  }

  @Override
  public void keep(DiskId disk) {
    disks.add(disk);
  }

  @Override
  public void forget(DiskId disk) {
    disks.remove(disk);
  }
}
