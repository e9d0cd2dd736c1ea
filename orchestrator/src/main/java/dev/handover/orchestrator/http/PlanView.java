package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.DirectoryChange;
import dev.handover.api.orchestrator.model.DirectoryDiff;
import dev.handover.api.orchestrator.model.Finding;
import dev.handover.api.orchestrator.model.OperationKind;
import dev.handover.api.orchestrator.model.Phase;
import dev.handover.api.orchestrator.model.Plan;
import dev.handover.api.orchestrator.model.Severity;
import dev.handover.api.orchestrator.model.Step;
import dev.handover.api.orchestrator.model.StepState;
import dev.handover.api.orchestrator.model.TaskCount;
import dev.handover.api.orchestrator.model.Ticket;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans and steps as the contract shows them. */
final class PlanView {
  private static final int MAX_TEXT = 4000;

  private PlanView() {}

  static Plan of(dev.handover.orchestrator.domain.Plan plan) {
    return of(plan, null);
  }

  /** With the ticket that was given when it was asked for. */
  static Plan of(dev.handover.orchestrator.domain.Plan plan, @Nullable Ticket ticket) {
    return new Plan(
        plan.group().value(),
        OperationKind.valueOf(plan.kind().name()),
        plan.source().map(NodeName::value).orElse(null),
        plan.target().value(),
        plan.hash(),
        plan.runnable(),
        plan.steps().stream().map(PlanView::planned).toList(),
        plan.directory().map(PlanView::diff).orElse(null),
        plan.findings().stream().map(PlanView::finding).toList(),
        plan.notices(),
        plan.runbook().orElse(null),
        ticket);
  }

  private static Step planned(dev.handover.orchestrator.domain.Step step) {
    return step(
        new StepStatus(
            step,
            dev.handover.orchestrator.domain.StepState.PENDING,
            0,
            Optional.<Instant>empty(),
            Optional.<Instant>empty(),
            Optional.empty(),
            List.of()),
        Optional.empty());
  }

  static Step step(StepStatus status, Optional<Instant> undoStartedAt) {
    dev.handover.orchestrator.domain.Step step = status.step();
    return new Step(
        step.id().value(),
        Phase.valueOf(step.phase().name()),
        step.title(),
        step.action().kind(),
        step.action().inputs(),
        step.dependsOn().stream().map(StepId::value).toList(),
        step.pivot(),
        step.compensation().map(way -> way.action().title()).orElse(null),
        StepState.valueOf(status.state().name()),
        status.attempts(),
        status.startedAt().orElse(null),
        status.finishedAt().orElse(null),
        undoStartedAt.orElse(null),
        status.detail().filter(detail -> !detail.isEmpty()).map(PlanView::cut).orElse(null));
  }

  static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 3) + "...";
  }

  private static DirectoryDiff diff(DirectoryPreview preview) {
    return new DirectoryDiff(
        preview.changeSet(),
        preview.contentHash(),
        preview.changes(),
        preview.tasks().stream().map(task -> new TaskCount(task.task(), task.changes())).toList(),
        preview.sample().stream()
            .map(c -> new DirectoryChange(c.task(), c.dn(), c.attribute(), c.before(), c.after()))
            .toList());
  }

  static Finding finding(dev.handover.orchestrator.domain.Finding finding) {
    return new Finding(
        Severity.valueOf(finding.severity().name()),
        finding.code(),
        finding.subject().orElse(null),
        cut(finding.detail()),
        finding.cure());
  }
}
