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
 * Puts the BadMail and Queue directories of the target's SMTP virtual servers on the switching disk
 * (Exchange 2003).
 */
@AutoService(DirectoryTask.class)
public final class SmtpDirectoriesTask implements DirectoryTask {
  private static final String OWN = "{virtualServer}";
  private static final List<String> PATHS =
      List.of("msExchSmtpBadMailDirectory", "msExchSmtpQueueDirectory");

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("smtp-directories"),
        930,
        TaskConduct.IN_TURN,
        "Directories of SMTP virtual servers",
        "Sets the folder of the BadMail and Queue directories of every SMTP virtual server of the target"
            + " (msExchSmtpBadMailDirectory, msExchSmtpQueueDirectory); stop the virtual server meanwhile.",
        SwitchingDisk.parameters(OWN, "Exchsrv\\vs{virtualServer}"));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    SwitchingDisk disk = SwitchingDisk.of(context.parameters(), OWN, draft);
    ExchangeServerPair.find(context, draft)
        .ifPresent(servers -> move(servers.target(), disk, context));
  }

  private static void move(ExchangeServer target, SwitchingDisk disk, TaskContext context) {
    ServerObjects.find(
            target, Filter.objectClass("protocolCfgSMTPServer"), Set.copyOf(PATHS), context)
        .forEach(server -> disk.moveInto(server, PATHS, server.dn().rdn().value()));
  }
}
