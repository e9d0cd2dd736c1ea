package dev.handover.node.adapter;

import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskOwners;
import dev.handover.node.domain.GroupName;
import java.nio.file.Path;
import java.util.Optional;

/** The groups of disks in one JSON file, group by disk. */
public final class FileDiskOwners implements DiskOwners {
  private static final RecordFile.Form<String, Owned> FORM =
      new RecordFile.Form<>(
          "disks",
          "remove the file when no disk is online here; the groups ask again",
          owned -> owned.disk().value(),
          new RecordFile.Named<>(
              owned -> owned.disk().value(),
              owned -> owned.group().value(),
              (disk, group) -> new Owned(new DiskId(disk), new GroupName(group))));

  private final RecordFile<String, Owned> file;

  /** The group that asked for a disk last. */
  private record Owned(DiskId disk, GroupName group) {}

  public FileDiskOwners(Path path) {
    file = new RecordFile<>(path, FORM);
  }

  @Override
  public Optional<GroupName> ownerOf(DiskId disk) {
    return file.find(disk.value()).map(Owned::group);
  }

  @Override
  public void keep(DiskId disk, GroupName group) {
    file.keep(new Owned(disk, group));
  }

  @Override
  public void forget(DiskId disk) {
    file.forget(disk.value());
  }
}
