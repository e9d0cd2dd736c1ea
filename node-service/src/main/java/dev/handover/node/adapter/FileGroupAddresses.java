package dev.handover.node.adapter;

import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.GroupAddresses;
import dev.handover.node.domain.GroupName;
import java.nio.file.Path;
import java.util.Optional;

/** The groups' addresses in one JSON file, address by group. */
public final class FileGroupAddresses implements GroupAddresses {
  private static final RecordFile.Form<GroupName, Asked> FORM =
      new RecordFile.Form<>(
          "addresses",
          "remove the file, the groups ask again",
          Asked::group,
          new RecordFile.Named<>(
              asked -> asked.group().value(),
              asked -> asked.address().value(),
              (group, address) -> new Asked(new GroupName(group), new FloatingAddress(address))));

  private final RecordFile<GroupName, Asked> file;

  /** The address that a group asked for last. */
  private record Asked(GroupName group, FloatingAddress address) {}

  public FileGroupAddresses(Path path) {
    file = new RecordFile<>(path, FORM);
  }

  @Override
  public Optional<FloatingAddress> of(GroupName group) {
    return file.find(group).map(Asked::address);
  }

  @Override
  public Optional<GroupName> ownerOf(FloatingAddress address) {
    return file.all().stream()
        .filter(asked -> asked.address().equals(address))
        .map(Asked::group)
        .findFirst();
  }

  @Override
  public void keep(GroupName group, FloatingAddress address) {
    file.keep(new Asked(group, address), other -> other.address().equals(address));
  }

  @Override
  public void forget(GroupName group) {
    file.forget(group);
  }
}
