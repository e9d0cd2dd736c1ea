package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import java.util.List;

/** Moves the generation of offline address books. */
@AutoService(DirectoryTask.class)
public final class OfflineAddressBooksTask implements DirectoryTask {
  private static final ServerReferences REFERENCES =
      ServerReferences.of("msExchOAB", "offLineABServer");

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("offline-address-books"),
        600,
        TaskConduct.IN_TURN,
        "Offline address books",
        "Hands every offline address book that the source generates to the target (offLineABServer).",
        List.of());
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    REFERENCES.move(context, draft);
  }
}
