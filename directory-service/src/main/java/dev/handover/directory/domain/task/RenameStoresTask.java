package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import java.util.List;
import java.util.Set;

/**
 * Takes the server's name out of the names of its stores, on both servers (Exchange 2003, cluster
 * guide, step 9): a mailbox moves to the store of the same name, so both must have the same names.
 * {@code homeMDB} of mailboxes follows by itself, because it is a link.
 */
@AutoService(DirectoryTask.class)
public final class RenameStoresTask implements DirectoryTask {
  private static final Filter STORES =
      Filter.any(Filter.objectClass("msExchPrivateMDB"), Filter.objectClass("msExchPublicMDB"));

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("rename-stores"),
        950,
        TaskConduct.IN_TURN,
        "Rename stores",
        "Takes the server's name out of the names of all stores of source and target, so that both have the same."
            + " Has to be asked for alone; mailboxes follow by themselves.",
        List.of());
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    if (context.move().tasks().size() > 1) {
      draft.find(
          Severity.BLOCKER,
          "rename-with-other-tasks",
          "Stores would be renamed beside other tasks, which know them by their names of now.",
          "Ask for rename-stores alone, apply it, and ask for the other tasks then.");
      return;
    }
    ExchangeServerPair.find(context, draft)
        .ifPresent(
            servers -> {
              StoreNames source = names(servers.source(), context, draft);
              StoreNames target = names(servers.target(), context, draft);
              source.compareWith(target, draft);
            });
  }

  private static StoreNames names(ExchangeServer server, TaskContext context, TaskDraft draft) {
    StoreNames names = new StoreNames(server);
    for (Entry store :
        ServerObjects.find(server, STORES, Set.of("cn", StoreNames.FLAGS), context)) {
      names.shorten(store, context, draft);
    }
    return names;
  }
}
