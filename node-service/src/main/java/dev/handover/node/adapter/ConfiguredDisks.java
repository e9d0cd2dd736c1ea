package dev.handover.node.adapter;

import dev.handover.node.adapter.NodeConfig.DiskAdapter;
import dev.handover.node.adapter.NodeConfig.DiskTool;
import dev.handover.node.adapter.command.CommandDisks;
import dev.handover.node.adapter.windows.storage.Attachments;
import dev.handover.node.adapter.windows.storage.DiskSelection;
import dev.handover.node.adapter.windows.storage.WindowsDisks;
import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The disks of a real machine, each behind the adapter that is configured for it. */
final class ConfiguredDisks implements Disks {
  private static final String PROPERTY = "handover.node.disks.";

  private final Map<DiskId, Disks> disks;

  ConfiguredDisks(Map<DiskId, Disks> disks) {
    this.disks = Map.copyOf(disks);
  }

  /**
   * Reads the configuration.
   *
   * @throws IllegalStateException naming the key that is wrong, and the cure
   */
  static ConfiguredDisks of(NodeConfig.Node node, Attachments attachments, Waiting waiting) {
    Map<DiskId, Disks> disks = new HashMap<>();
    node.disks()
        .forEach(
            (name, disk) -> {
              try {
                DiskId id = new DiskId(name);
                disks.put(
                    id,
                    disk.adapter() == DiskAdapter.COMMAND
                        ? new CommandDisks(id, node.name(), tool(id, disk.command()))
                        : WindowsDisks.ofThisMachine(
                            node.name(), Map.of(id, selection(disk)), attachments, waiting));
              } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                    PROPERTY + "\"" + name + "\": " + e.getMessage(), e);
              }
            });
    return new ConfiguredDisks(disks);
  }

  private static DiskSelection selection(NodeConfig.Disk disk) {
    return new DiskSelection(
        disk.uniqueId().orElse(null), disk.guid().orElse(null), disk.reservation());
  }

  private static CommandDisks.Configured tool(DiskId id, DiskTool tool) {
    return new CommandDisks.Configured(
        PROPERTY + "\"" + id + "\".command",
        new CommandDisks.Commands(
            tool.status().orElse(List.of()),
            tool.online().orElse(List.of()),
            tool.offline().orElse(List.of()),
            tool.preempt().orElse(List.of())),
        new CommandDisks.Codes(
            tool.onlineCode(),
            tool.offlineCode(),
            tool.heldElsewhereCodes().orElse(List.of()),
            tool.inUseCodes().orElse(List.of())),
        tool.mountPoint().orElse(null),
        Duration.ofSeconds(tool.timeoutSeconds()));
  }

  @Override
  public Optional<DiskStatus> query(DiskId disk) {
    return Optional.ofNullable(disks.get(disk)).flatMap(found -> found.query(disk));
  }

  @Override
  public DiskChange bringOnline(DiskId disk, String mountPoint, FencingEpoch epoch) {
    return behind(disk).bringOnline(disk, mountPoint, epoch);
  }

  @Override
  public DiskChange preempt(DiskId disk) {
    return behind(disk).preempt(disk);
  }

  @Override
  public DiskChange takeOffline(DiskId disk, FencingEpoch epoch) {
    return behind(disk).takeOffline(disk, epoch);
  }

  private Disks behind(DiskId disk) {
    return Optional.ofNullable(disks.get(disk))
        .orElseThrow(() -> new IllegalArgumentException("not configured: disk " + disk));
  }
}
