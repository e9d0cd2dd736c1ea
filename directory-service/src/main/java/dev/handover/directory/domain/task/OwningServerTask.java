package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import java.util.List;

/** Moves ownership of what lies outside both servers, such as databases of later versions. */
@AutoService(DirectoryTask.class)
public final class OwningServerTask implements DirectoryTask {
  private static final ServerReferences REFERENCES =
      ServerReferences.anywhere("msExchOwningServer");

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("owning-server"),
        680,
        TaskConduct.IN_TURN,
        "Owning server",
        "Makes the target owner of everything that the source owns without having it below its own server object"
            + " (msExchOwningServer). A store below the source stays the source's.",
        List.of());
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    REFERENCES.move(context, draft);
  }
}
