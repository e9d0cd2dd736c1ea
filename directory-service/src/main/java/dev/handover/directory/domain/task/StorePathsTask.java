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
 * Puts the database and streaming files of the target's stores on the switching disk. Exchange
 * itself, or a person, moves the files.
 */
@AutoService(DirectoryTask.class)
public final class StorePathsTask implements DirectoryTask {
  private static final String OWN = "{storageGroup}";
  private static final List<String> PATHS = List.of("msExchEDBFile", "msExchSLVFile");

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("store-paths"),
        910,
        TaskConduct.IN_TURN,
        "Paths of stores",
        "Sets the folder of the database file and, in Exchange 2003, the streaming file of every store of the target"
            + " (msExchEDBFile, msExchSLVFile); the files keep their names.",
        SwitchingDisk.parameters(OWN, "Exchsrv\\Mailbox\\{storageGroup}"));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    SwitchingDisk disk = SwitchingDisk.of(context.parameters(), OWN, draft);
    ExchangeServerPair.find(context, draft)
        .ifPresent(servers -> move(servers.target(), disk, context));
  }

  private static void move(ExchangeServer target, SwitchingDisk disk, TaskContext context) {
    Filter stores =
        Filter.any(Filter.objectClass("msExchPrivateMDB"), Filter.objectClass("msExchPublicMDB"));
    ServerObjects.find(target, stores, Set.copyOf(PATHS), context)
        .forEach(store -> disk.moveInto(store, PATHS, store.dn().parent().rdn().value()));
  }
}
