package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import java.util.List;

/**
 * Moves the store that holds an administrative group's system folders: free and busy times, offline
 * address books.
 */
@AutoService(DirectoryTask.class)
public final class SiteFolderServerTask implements DirectoryTask {
  private static final ServerReferences REFERENCES =
      ServerReferences.of("msExchAdminGroup", "siteFolderServer");

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("site-folder-server"),
        640,
        TaskConduct.IN_TURN,
        "Site folder server",
        "Names the target's public store in every administrative group whose system folders the source holds"
            + " (siteFolderServer).",
        List.of());
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    REFERENCES.move(context, draft);
  }
}
