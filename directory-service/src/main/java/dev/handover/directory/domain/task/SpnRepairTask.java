package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskParameter;
import dev.handover.directory.domain.TaskRequest;
import java.util.List;
import java.util.Optional;

/**
 * Asserts the primary's two HOST names whenever the group starts at home, where they tend to get
 * lost; the cluster guide's scripts import a file {@code spn.ldf} for it. Writes nothing for a
 * start elsewhere, and nothing beside a transfer of the same names in the same request.
 */
@AutoService(DirectoryTask.class)
public final class SpnRepairTask implements DirectoryTask {
  private static final String REMOVE = "removeFromBackup";
  private static final String SERVICE_CLASS = "HOST";

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName("spn-repair"),
        250,
        TaskConduct.TOGETHER,
        "Repair service principal names",
        "Asserts HOST/<primary's dNSHostName> and HOST/<primary's name> on the primary's computer account when the primary"
            + " is the target. Writes nothing when transfer-spns moves HOST in the same request.",
        List.of(
            new TaskParameter(
                REMOVE,
                "true: a name that the backup still holds is taken from it first; false: it is a blocker.",
                false,
                false,
                List.of("true"))));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    String remove = context.parameters().one(REMOVE);
    if (!List.of("true", "false").contains(remove)) {
      throw context.parameters().refuse(REMOVE, "'" + remove + "' is neither true nor false");
    }
    if (!context.primary().equals(context.target()) || isTransferred(context)) {
      return;
    }
    Optional<ComputerAccount> backup = ComputerAccount.find(context.source(), context, draft);
    Optional<ComputerAccount> primary = ComputerAccount.find(context.target(), context, draft);
    if (backup.isEmpty() || primary.isEmpty()) {
      return;
    }
    Optional<PrincipalNames> names =
        PrincipalNames.of(List.of(SERVICE_CLASS), primary.get(), context, draft);
    if (names.isEmpty()
        || !names.get().nobodyElseHolds(List.of(backup.get(), primary.get()), context, draft)) {
      return;
    }
    if (remove.equals("true")) {
      names.get().transfer(backup.get(), primary.get(), draft);
    } else if (isFreeOf(backup.get(), names.get(), draft)) {
      names.get().give(primary.get(), draft);
    }
  }

  private static boolean isTransferred(TaskContext context) {
    return context.move().tasks().stream()
        .filter(task -> task.name().value().equals(TransferSpnsTask.NAME))
        .anyMatch(SpnRepairTask::movesHost);
  }

  /** Left out, HOST is among the classes. */
  private static boolean movesHost(TaskRequest transfer) {
    List<String> classes =
        transfer.parameters().getOrDefault(TransferSpnsTask.SERVICE_CLASSES, List.of());
    return classes.isEmpty()
        || classes.stream().anyMatch(name -> CaseFolding.same(name, SERVICE_CLASS));
  }

  private static boolean isFreeOf(ComputerAccount backup, PrincipalNames names, TaskDraft draft) {
    if (names.heldBy(backup).isEmpty()) {
      return true;
    }
    draft.find(
        Severity.BLOCKER,
        "spn-held-by-backup",
        backup.dn(),
        backup.dn() + " holds " + names.heldBy(backup) + ", which are to be the primary's.",
        "Let removeFromBackup be true, or delete them there (setspn -D <name> <account>).");
    return false;
  }
}
