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
 * Moves the sending end of connectors. A connector may have several; only the source's is
 * exchanged.
 */
@AutoService(DirectoryTask.class)
public final class SourceBridgeheadsTask implements DirectoryTask {
  private static final ServerReferences REFERENCES =
      ServerReferences.anywhere("msExchSourceBridgeheadServersDN");

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("source-bridgeheads"),
        660,
        TaskConduct.IN_TURN,
        "Source bridgeheads",
        "Puts the target's SMTP virtual server, or its MTA, in the place of the source's among the sending ends of every"
            + " connector (msExchSourceBridgeheadServersDN); the others stay.",
        List.of());
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    REFERENCES.move(context, draft);
  }
}
