package dev.handover.node.domain;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Owners of disks in memory. */
public final class MemoryDiskOwners implements DiskOwners {
  private final Map<DiskId, GroupName> groups = new ConcurrentHashMap<>();

  @Override
  public Optional<GroupName> ownerOf(DiskId disk) {
    return Optional.ofNullable(groups.get(disk));
  }

  @Override
  public void keep(DiskId disk, GroupName group) {
    groups.put(disk, group);
  }

  @Override
  public void forget(DiskId disk) {
    groups.remove(disk);
  }
}
