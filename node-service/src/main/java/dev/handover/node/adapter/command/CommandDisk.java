package dev.handover.node.adapter.command;

import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.OpenFile;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A switching disk that a vendor's tool moves. What the tool's exit codes mean is configured; a
 * code that nobody configured is a fault, shown with the tool's last line.
 */
final class CommandDisk {
  private static final int DONE = 0;
  private static final Pattern MACHINE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final DiskId id;
  private final String node;
  private final Tool tool;

  /** The tool's commands; `preempt` may be missing. */
  record Tool(Commands commands, Codes codes, @Nullable String mountPoint, CommandRunner runner) {}

  record Commands(
      CommandLine status, CommandLine online, CommandLine offline, Optional<CommandLine> preempt) {}

  /** What exit codes mean. */
  record Codes(int online, int offline, Set<Integer> heldElsewhere, Set<Integer> inUse) {
    Codes {
      heldElsewhere = Set.copyOf(heldElsewhere);
      inUse = Set.copyOf(inUse);
    }
  }

  CommandDisk(DiskId id, String node, Tool tool) {
    this.id = id;
    this.node = node;
    this.tool = tool;
  }

  DiskStatus query() {
    CommandEnd end = run(tool.commands().status(), tool.mountPoint());
    if (end instanceof CommandEnd.Exited exited) {
      if (exited.code() == tool.codes().online()) {
        return new DiskStatus(id, DiskState.ONLINE, tool.mountPoint(), node, List.of());
      }
      boolean isElsewhere = tool.codes().heldElsewhere().contains(exited.code());
      if (exited.code() == tool.codes().offline() || isElsewhere) {
        @Nullable String holder = isElsewhere ? holder(exited) : null;
        return new DiskStatus(id, DiskState.OFFLINE, null, holder, List.of());
      }
    }
    throw new RefusedException(
        new Refusal(
            RefusalCode.UNAVAILABLE,
            "Disk %s cannot be read: %s.".formatted(id, described(end)),
            "Run the configured status command by hand, then ask again."));
  }

  /** A tool that mounts the disk at another place would be done, and the group not served. */
  DiskChange bringOnline(String mountPoint) {
    @Nullable String fixed = tool.mountPoint();
    if (fixed != null && !fixed.equalsIgnoreCase(mountPoint)) {
      return new DiskChange.MountsElsewhere(id, fixed, mountPoint);
    }
    return change(tool.commands().online(), mountPoint, DiskState.ONLINE);
  }

  DiskChange takeOffline() {
    return change(tool.commands().offline(), tool.mountPoint(), DiskState.OFFLINE);
  }

  DiskChange preempt() {
    return tool.commands()
        .preempt()
        .map(command -> outcome(run(command, tool.mountPoint())))
        .orElseGet(() -> new DiskChange.Broken(id, "no preempt command is configured for it"));
  }

  /** The tool is not asked for what is so already: not every tool takes that well. */
  private DiskChange change(CommandLine command, @Nullable String mountPoint, DiskState wanted) {
    return query().state() == wanted ? new DiskChange.Done() : outcome(run(command, mountPoint));
  }

  private DiskChange outcome(CommandEnd end) {
    if (end instanceof CommandEnd.Exited exited) {
      if (exited.code() == DONE) {
        return new DiskChange.Done();
      }
      if (tool.codes().heldElsewhere().contains(exited.code())) {
        return new DiskChange.HeldElsewhere(id, holder(exited));
      }
      if (tool.codes().inUse().contains(exited.code())) {
        OpenFile named =
            new OpenFile("a file on disk " + id, "as the tool says: " + exited.lastLine());
        return new DiskChange.InUse(id, List.of(named));
      }
    }
    return new DiskChange.Broken(id, described(end));
  }

  private CommandEnd run(CommandLine command, @Nullable String mountPoint) {
    Map<String, String> values = new HashMap<>(Map.of("disk", id.value(), "node", node));
    if (mountPoint != null) {
      values.put("mount-point", mountPoint);
    }
    return tool.runner().run(command.with(values));
  }

  /** A last line that is a machine's name is taken for the holder's. */
  private static @Nullable String holder(CommandEnd.Exited end) {
    return MACHINE.matcher(end.lastLine()).matches() ? end.lastLine() : null;
  }

  private static String described(CommandEnd end) {
    if (end instanceof CommandEnd.Exited exited) {
      return "the tool ended with %d: %s".formatted(exited.code(), exited.lastLine());
    }
    if (end instanceof CommandEnd.TimedOut) {
      return "the tool was ended because it took too long: " + end.lastLine();
    }
    return "the tool " + end.lastLine();
  }
}
