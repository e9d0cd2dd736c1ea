package dev.handover.directory.domain.task;

import com.google.auto.service.AutoService;
import dev.handover.directory.domain.DirectoryTask;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskParameter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Moves the Kerberos names by which clients know the service. They always name the primary; the
 * account that answers for them changes. Deleted first and added then, because domain controllers
 * since 2012 R2 refuse a name that another account holds; undone in the opposite order, the same
 * holds.
 */
@AutoService(DirectoryTask.class)
public final class TransferSpnsTask implements DirectoryTask {
  static final String NAME = "transfer-spns";
  static final String SERVICE_CLASSES = "serviceClasses";
  private static final Pattern SERVICE_CLASS = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  @Override
  public TaskDescription describe() {
    return new TaskDescription(
        new TaskName(NAME),
        200,
        TaskConduct.TOGETHER,
        "Transfer service principal names",
        "Moves <class>/<primary's dNSHostName> and <class>/<primary's name> for every class from the source's computer"
            + " account to the target's.",
        List.of(
            new TaskParameter(
                SERVICE_CLASSES,
                "Service classes of the names.",
                false,
                true,
                List.of("HOST", "exchangeMDB", "exchangeRFR"))));
  }

  @Override
  public void preview(TaskContext context, TaskDraft draft) {
    for (String serviceClass : context.parameters().all(SERVICE_CLASSES)) {
      if (!SERVICE_CLASS.matcher(serviceClass).matches()) {
        throw context
            .parameters()
            .refuse(SERVICE_CLASSES, "'" + serviceClass + "' is no service class");
      }
    }
    Optional<ComputerAccount> source = ComputerAccount.find(context.source(), context, draft);
    Optional<ComputerAccount> target = ComputerAccount.find(context.target(), context, draft);
    if (source.isEmpty() || target.isEmpty()) {
      return;
    }
    ComputerAccount primary =
        context.primary().equals(context.source()) ? source.get() : target.get();
    PrincipalNames.of(context.parameters().all(SERVICE_CLASSES), primary, context, draft)
        .ifPresent(
            names -> {
              SpnAliases.of(context).warn(names.values(), source.get(), draft);
              if (names.nobodyElseHolds(List.of(source.get(), target.get()), context, draft)) {
                names.transfer(source.get(), target.get(), draft);
              }
            });
  }
}
