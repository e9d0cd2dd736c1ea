package dev.handover.node.adapter.command;

import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.LocalPath;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One disk that a vendor's tool moves, as a port: of other disks it knows nothing. */
public final class CommandDisks implements Disks {
  private final DiskId id;
  private final CommandDisk disk;

  /**
   * What is configured for the disk; a command that is missing or wrong is refused with its
   * property.
   *
   * @param property under which the keys lie, for messages
   */
  public record Configured(
      String property,
      Commands commands,
      Codes codes,
      @Nullable String mountPoint,
      Duration limit) {}

  /** Argument vectors; empty ones are not configured. */
  public record Commands(
      List<String> status, List<String> online, List<String> offline, List<String> preempt) {
    public Commands {
      status = List.copyOf(status);
      online = List.copyOf(online);
      offline = List.copyOf(offline);
      preempt = List.copyOf(preempt);
    }
  }

  /** Exit codes; `online` and `offline` are those of the status command. */
  public record Codes(int online, int offline, List<Integer> heldElsewhere, List<Integer> inUse) {
    public Codes {
      heldElsewhere = List.copyOf(heldElsewhere);
      inUse = List.copyOf(inUse);
    }
  }

  public CommandDisks(DiskId id, String node, Configured configured) {
    this.id = id;
    this.disk = new CommandDisk(id, node, tool(configured));
  }

  private static CommandDisk.Tool tool(Configured configured) {
    Commands commands = configured.commands();
    Codes codes = configured.codes();
    Set<String> known =
        configured.mountPoint() == null
            ? Set.of("disk", "node")
            : Set.of("disk", "node", "mount-point");
    String property = configured.property();
    checkMountPoint(property, configured.mountPoint());
    CommandDisk.Commands parsed =
        new CommandDisk.Commands(
            CommandLine.parse(property + ".status", commands.status(), known),
            CommandLine.parse(
                property + ".online", commands.online(), Set.of("disk", "node", "mount-point")),
            CommandLine.parse(property + ".offline", commands.offline(), known),
            commands.preempt().isEmpty()
                ? Optional.empty()
                : Optional.of(CommandLine.parse(property + ".preempt", commands.preempt(), known)));
    return new CommandDisk.Tool(
        parsed,
        new CommandDisk.Codes(
            codes.online(),
            codes.offline(),
            new HashSet<>(codes.heldElsewhere()),
            new HashSet<>(codes.inUse())),
        configured.mountPoint(),
        new CommandRunner(configured.limit()));
  }

  private static void checkMountPoint(String property, @Nullable String mountPoint) {
    try {
      if (mountPoint != null) {
        LocalPath.ofDrive(mountPoint);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          property + ".mount-point: " + e.getMessage() + "; groups name their disk's drive letter",
          e);
    }
  }

  @Override
  public Optional<DiskStatus> query(DiskId asked) {
    return asked.equals(id) ? Optional.of(disk.query()) : Optional.empty();
  }

  @Override
  public synchronized DiskChange bringOnline(DiskId asked, String mountPoint, FencingEpoch epoch) {
    return disk.bringOnline(mountPoint);
  }

  @Override
  public synchronized DiskChange preempt(DiskId asked) {
    return disk.preempt();
  }

  @Override
  public synchronized DiskChange takeOffline(DiskId asked, FencingEpoch epoch) {
    return disk.takeOffline();
  }
}
