package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import java.util.List;
import java.util.Set;

/**
 * Puts the transaction logs and the system files of the target's storage groups on the switching
 * disk.
 */
@AutoService(DirectoryTask.class)
public final class StorageGroupPathsTask implements DirectoryTask {
  private static final String OWN = "{storageGroup}";
  private static final List<String> PATHS =
      List.of("msExchESEParamLogFilePath", "msExchESEParamSystemPath");

  /** Storage groups may share a folder when the names of their files begin differently. */
  private static final String FILE_PREFIX = "msExchESEParamBaseName";

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("storage-group-paths"),
        920,
        TaskConduct.IN_TURN,
        "Paths of storage groups",
        "Sets the transaction log location and the system path of every storage group of the target"
            + " (msExchESEParamLogFilePath, msExchESEParamSystemPath).",
        SwitchingDisk.parameters(OWN, "Exchsrv\\Mailbox\\{storageGroup}"));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    SwitchingDisk disk = SwitchingDisk.of(context.parameters(), OWN, draft);
    ExchangeServerPair.find(context, draft)
        .ifPresent(servers -> move(servers.target(), disk, context));
  }

  private static void move(ExchangeServer target, SwitchingDisk disk, TaskContext context) {
    Set<String> attributes = Set.of(PATHS.getFirst(), PATHS.getLast(), FILE_PREFIX);
    ServerObjects.find(target, Filter.objectClass("msExchStorageGroup"), attributes, context)
        .forEach(
            group ->
                disk.replaceWith(
                    group, PATHS, group.dn().rdn().value(), group.text(FILE_PREFIX).orElse("")));
  }
}
