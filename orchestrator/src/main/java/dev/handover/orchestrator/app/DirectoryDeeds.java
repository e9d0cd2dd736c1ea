package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.ChangeSetGoal;
import dev.handover.orchestrator.domain.Deed;
import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.DirectoryTaskSpec;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tasks of directory-service that a runbook asks for alone. Each has a change set of its own, made
 * when its turn comes, under a key made of runbook, step and try: never two for one try.
 */
@ApplicationScoped
public class DirectoryDeeds {
  private final DirectoryClient directory;

  public DirectoryDeeds(DirectoryClient directory) {
    this.directory = directory;
  }

  StepOutcome change(Group group, NodeRef target, Deed.ChangeDirectory change, Fence fence) {
    String key = "step.%s.%s.%d".formatted(fence.issuer(), change.step(), change.tried());
    return switch (directory.preview(
        request(group, target, change.task(), fence.onBehalfOf()), key)) {
      case Answer.Unreachable<DirectoryPreview> away -> new StepOutcome.RetryLater(away.reason());
      case Answer.Refused<DirectoryPreview> no -> refused(no);
      case Answer.Given<DirectoryPreview> given -> apply(given.value(), change.task(), fence);
    };
  }

  private StepOutcome apply(DirectoryPreview preview, DirectoryTaskSpec task, Fence fence) {
    List<Finding> blockers = blockers(preview);
    if (!blockers.isEmpty()) {
      return blocked(blockers);
    }
    StepOutcome outcome =
        directory.bringTask(preview.changeSet(), task.name(), ChangeSetGoal.APPLIED, fence);
    return outcome instanceof StepOutcome.Done done
        ? new StepOutcome.Done("%s, change set %s".formatted(done.detail(), preview.changeSet()))
        : outcome;
  }

  /** A preview writes nothing. */
  StepOutcome check(Group group, NodeRef target, DirectoryTaskSpec task, Fence fence) {
    return switch (directory.preview(request(group, target, task, fence.onBehalfOf()))) {
      case Answer.Unreachable<DirectoryPreview> away -> new StepOutcome.RetryLater(away.reason());
      case Answer.Refused<DirectoryPreview> no -> refused(no);
      case Answer.Given<DirectoryPreview> given -> checked(given.value(), task);
    };
  }

  private static StepOutcome checked(DirectoryPreview preview, DirectoryTaskSpec task) {
    List<Finding> blockers = blockers(preview);
    if (!blockers.isEmpty()) {
      return blocked(blockers);
    }
    if (preview.changes() == 0) {
      return new StepOutcome.Done("%s has nothing to change".formatted(task.name()));
    }
    String sample =
        preview.sample().stream()
            .limit(5)
            .map(
                c -> "%s: %s is %s, not %s".formatted(c.dn(), c.attribute(), c.before(), c.after()))
            .collect(Collectors.joining("; "));
    return new StepOutcome.Refused(
        "%d entries are not as %s wants them: %s".formatted(preview.changes(), task.name(), sample),
        "Look at change set %s at directory-service.".formatted(preview.changeSet()));
  }

  static DirectoryRequest request(
      Group group, NodeRef target, DirectoryTaskSpec task, String actor) {
    return new DirectoryRequest(
        group.name(),
        DirectoryRequest.Server.of(group.primary()),
        DirectoryRequest.Server.of(group.partnerOf(target)),
        DirectoryRequest.Server.of(target),
        List.of(task),
        actor);
  }

  private static List<Finding> blockers(DirectoryPreview preview) {
    return preview.findings().stream().filter(Finding::isBlocker).toList();
  }

  private static StepOutcome blocked(List<Finding> blockers) {
    return new StepOutcome.Refused(
        blockers.stream()
            .map(f -> "%s (%s): %s".formatted(f.code(), f.subject().orElse(""), f.detail()))
            .collect(Collectors.joining(" ")),
        blockers.stream().map(Finding::cure).distinct().collect(Collectors.joining(" ")));
  }

  private static StepOutcome refused(Answer.Refused<DirectoryPreview> no) {
    return new StepOutcome.Refused("%s: %s".formatted(no.code(), no.detail()), no.cure());
  }
}
