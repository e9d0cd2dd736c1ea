package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Deed;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Step;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a runbook does with the group as a whole. */
@ApplicationScoped
public class GroupDeeds {
  private final Children children;
  private final Plans plans;
  private final FreezeService freezes;
  private final InstantSource clock;

  public GroupDeeds(Children children, Plans plans, FreezeService freezes, InstantSource clock) {
    this.children = children;
    this.plans = plans;
    this.freezes = freezes;
    this.clock = clock;
  }

  StepOutcome move(Group group, Deed.Move move, Fence fence) {
    return children.move(group, move, fence);
  }

  StepOutcome freeze(Deed.Freeze deed, Fence fence) {
    Instant end = clock.instant().plus(deed.length());
    freezes.freezeFor(
        fence.issuer(),
        fence.group(),
        new FreezeService.Wish(fence.onBehalfOf(), deed.reason(), Optional.of(end)));
    return new StepOutcome.Done("frozen until %s, or until this runbook ends".formatted(end));
  }

  StepOutcome unfreeze(Fence fence) {
    freezes.liftFor(fence.issuer(), fence.group());
    return new StepOutcome.Done("no longer frozen by this runbook");
  }

  /** Everything that a move would do, in words; it is planned as a move is, and thrown away. */
  StepOutcome rehearse(Group group, NodeRef target, Fence fence) {
    PlanRequest move =
        new PlanRequest(
            OperationKind.SWITCHOVER, target.name(), Optional.empty(), fence.onBehalfOf());
    try {
      return told(plans.prepare(group.name(), move).plan());
    } catch (ProblemException e) {
      return refused(e.problem(), target);
    }
  }

  private static StepOutcome refused(Problem problem, NodeRef target) {
    return switch (problem.code()) {
      case ALREADY_ACTIVE ->
          new StepOutcome.Done("the group is on %s now".formatted(target.name()));
      case DIRECTORY_UNREACHABLE -> new StepOutcome.RetryLater(problem.detail(), true);
      default -> new StepOutcome.Refused(problem.detail(), problem.cure());
    };
  }

  private static StepOutcome told(Plan plan) {
    List<Finding> blockers = plan.findings().stream().filter(Finding::isBlocker).toList();
    if (!blockers.isEmpty()) {
      return new StepOutcome.Refused(
          blockers.stream()
              .map(f -> "%s (%s): %s".formatted(f.code(), f.subject().orElse(""), f.detail()))
              .collect(Collectors.joining(" ")),
          blockers.stream().map(Finding::cure).distinct().collect(Collectors.joining(" ")));
    }
    String directory =
        plan.directory()
            .map(diff -> "; %d entries of the directory would be written".formatted(diff.changes()))
            .orElse("");
    String steps = plan.steps().stream().map(Step::title).collect(Collectors.joining("; "));
    return new StepOutcome.Done(
        "would take %d steps%s: %s".formatted(plan.steps().size(), directory, steps));
  }
}
