package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import java.util.List;

/** Moves the routing master of routing groups. */
@AutoService(DirectoryTask.class)
public final class RoutingMasterTask implements DirectoryTask {
  private static final ServerReferences REFERENCES =
      ServerReferences.of("msExchRoutingGroup", "msExchRoutingMasterDN");

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("routing-master"),
        400,
        TaskConduct.IN_TURN,
        "Routing master",
        "Makes the target master of every routing group whose master is the source (msExchRoutingMasterDN).",
        List.of());
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    REFERENCES.move(context, draft);
  }
}
