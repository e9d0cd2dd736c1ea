package dev.handover.node.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a change to a disk. */
public sealed interface DiskChange {

  /** Why the change was refused; empty when the disk is where it should be. */
  Optional<Refusal> refusal();

  /** The disk is in the desired state. */
  record Done() implements DiskChange {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }
  }

  /** Another machine has the disk. */
  record HeldElsewhere(DiskId disk, @Nullable String holder) implements DiskChange {
    @Override
    public Optional<Refusal> refusal() {
      String who = holder == null ? "another machine" : holder;
      return Optional.of(
          new Refusal(
              RefusalCode.DISK_HELD_ELSEWHERE,
              "Disk %s is held by %s.".formatted(disk, who),
              "Take it offline there first, or prove that machine is off."));
    }
  }

  /** Files are open on the disk. */
  record InUse(DiskId disk, List<OpenFile> openFiles) implements DiskChange {
    public InUse {
      openFiles = List.copyOf(openFiles);
    }

    @Override
    public Optional<Refusal> refusal() {
      List<Refusal.Item> items =
          openFiles.stream()
              .map(file -> new Refusal.Item(file.path(), "open by " + file.holder()))
              .toList();
      return Optional.of(
          new Refusal(
              RefusalCode.DISK_IN_USE,
              "Disk %s has %d open files.".formatted(disk, openFiles.size()),
              "Close the files or stop their holders, then ask again.",
              items,
              null));
    }
  }

  /**
   * The disk is online here, but not by this node, so that Windows may attach it at the next boot,
   * too; to prevent that it has to go offline once, and cannot.
   */
  record AttachedByOthers(DiskId disk, DiskChange why) implements DiskChange {
    @Override
    public Optional<Refusal> refusal() {
      return why.refusal()
          .map(
              refusal ->
                  new Refusal(
                      refusal.code(),
                      "Disk %s is online here, but not brought online by this node, so that Windows would attach it at boot: it has to go offline once. %s"
                          .formatted(disk, refusal.detail()),
                      "Stop what uses the disk and take it OFFLINE here once, then ask again.",
                      refusal.items(),
                      null));
    }
  }

  /** The disk is mounted somewhere else on this machine, where files may be open. */
  record MountedElsewhere(DiskId disk, String mountPoint, String wanted) implements DiskChange {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(
          new Refusal(
              RefusalCode.DISK_IN_USE,
              "Disk %s is ONLINE at %s, not at %s.".formatted(disk, mountPoint, wanted),
              "Take it OFFLINE first, or ask for the drive letter that it has."));
    }
  }

  /** What switches the disk mounts it at another place than the one that is wanted. */
  record MountsElsewhere(DiskId disk, String mountPoint, String wanted) implements DiskChange {
    @Override
    public Optional<Refusal> refusal() {
      String why = "disk %s is always mounted at %s here".formatted(disk, mountPoint);
      return Optional.of(
          new Refusal(
              RefusalCode.INVALID_REQUEST,
              "/mountPoint: %s, so it was not brought online at %s.".formatted(why, wanted),
              "Make the group's mountPoint and this node's handover.node.disks.\"%s\".command.mount-point the same."
                  .formatted(disk),
              List.of(new Refusal.Item("/mountPoint", why)),
              null));
    }
  }

  /** The machine could not do it. */
  record Broken(DiskId disk, String reason) implements DiskChange {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(
          new Refusal(
              RefusalCode.UNAVAILABLE,
              "Disk %s could not be switched: %s".formatted(disk, reason),
              "Look at the machine's disk and its event log, then ask again."));
    }
  }
}
