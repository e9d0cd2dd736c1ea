package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import java.util.List;

/** Moves recipient update services, which write the addresses of new recipients. */
@AutoService(DirectoryTask.class)
public final class RecipientUpdateServicesTask implements DirectoryTask {
  private static final ServerReferences REFERENCES =
      ServerReferences.of("msExchAddressListService", "msExchAddressListServiceLink");

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("recipient-update-services"),
        500,
        TaskConduct.IN_TURN,
        "Recipient update services",
        "Hands every recipient update service that runs on the source to the target (msExchAddressListServiceLink).",
        List.of());
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    REFERENCES.move(context, draft);
  }
}
