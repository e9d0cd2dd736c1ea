package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import java.util.List;

/** Moves the public store that mailboxes of a private store use. */
@AutoService(DirectoryTask.class)
public final class PublicStoreDefaultsTask implements DirectoryTask {
  private static final ServerReferences REFERENCES =
      ServerReferences.of("msExchPrivateMDB", "msExchHomePublicMDB");

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("public-store-defaults"),
        620,
        TaskConduct.IN_TURN,
        "Public store defaults",
        "Lets every private store whose default public store is one of the source use the target's (msExchHomePublicMDB)."
            + " The source's own stores keep theirs.",
        List.of());
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    REFERENCES.move(context, draft);
  }
}
