package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.NodeChange;
import dev.handover.api.orchestrator.model.OperationReport;
import dev.handover.api.orchestrator.model.ReportChange;
import dev.handover.api.orchestrator.model.ReportChangeSet;
import dev.handover.api.orchestrator.model.ReportPlan;
import dev.handover.api.orchestrator.model.ReportSetAside;
import dev.handover.api.orchestrator.model.ReportStep;
import dev.handover.api.orchestrator.model.ReportValues;
import dev.handover.api.orchestrator.model.StepState;
import dev.handover.api.orchestrator.model.TaskCount;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.StepStatus;
import dev.handover.orchestrator.domain.report.ChangeRecord;
import dev.handover.orchestrator.domain.report.ChangeSetRecord;
import dev.handover.orchestrator.domain.report.Evidence;
import dev.handover.orchestrator.domain.report.SetAside;
import dev.handover.orchestrator.domain.report.Witness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The report of an operation as the contract shows it. */
final class ReportView {
  private static final int MOST_CONFLICTS = 10_000;

  private ReportView() {}

  static OperationReport of(Evidence evidence, @Nullable String from) {
    Operation operation = evidence.operation();
    return new OperationReport(
        OperationReport.FormatEnum.HANDOVER_REPORT_1,
        OperationView.of(operation),
        operation.state().isEnd(),
        evidence.missing().isEmpty(),
        evidence.missing().stream().map(PlanView::cut).toList(),
        operation.entries().getLast().at(),
        plan(operation.plan()),
        operation.entries().stream().map(OperationView::entry).toList(),
        dev.handover.orchestrator.domain.report.NodeChange.of(operation).stream()
            .map(ReportView::nodeChange)
            .toList(),
        evidence.sets().stream().map(ReportView::changeSet).toList(),
        evidence.changes().stream().map(ReportView::change).toList(),
        evidence.total(),
        from,
        evidence.next().map(ReportView::cursor).orElse(null),
        Witness.proofs(operation).stream().map(ReportView::step).toList(),
        Witness.convergence(operation).stream().map(ReportView::step).toList(),
        SetAside.of(operation).stream().map(ReportView::setAside).toList(),
        operation.steps().stream()
            .flatMap(step -> step.conflicts().stream())
            .limit(MOST_CONFLICTS)
            .map(PlanView::cut)
            .toList());
  }

  private static String cursor(Evidence.Place place) {
    return place.set() + ":" + place.cursor().orElse("");
  }

  /** A place as it was given in {@code next}; {@link Parameters} has checked its form. */
  static Evidence.Place place(@Nullable String cursor) {
    if (cursor == null) {
      return Evidence.Place.first();
    }
    int colon = cursor.indexOf(':');
    Optional<String> within = Optional.of(cursor.substring(colon + 1)).filter(c -> !c.isEmpty());
    return new Evidence.Place(Integer.parseInt(cursor.substring(0, colon)), within);
  }

  private static ReportPlan plan(Plan plan) {
    return new ReportPlan(
        plan.hash(),
        plan.changeSet().orElse(null),
        plan.directory().map(DirectoryPreview::contentHash).orElse(null),
        plan.directory().map(DirectoryPreview::tasks).orElse(List.of()).stream()
            .map(task -> new TaskCount(task.task(), task.changes()))
            .toList(),
        plan.findings().stream().map(PlanView::finding).toList());
  }

  private static NodeChange nodeChange(dev.handover.orchestrator.domain.report.NodeChange change) {
    StepStatus step = change.step();
    return new NodeChange(
        step.step().id().value(),
        change.node().value(),
        NodeChange.WhatEnum.valueOf(change.what().name()),
        change.name(),
        change.before().filter(before -> !before.isEmpty()).orElse(null),
        change.after().map(PlanView::cut).orElse(null),
        StepState.valueOf(step.state().name()),
        step.finishedAt().orElse(null),
        detail(step));
  }

  private static @Nullable String detail(StepStatus step) {
    return step.detail().filter(text -> !text.isEmpty()).map(PlanView::cut).orElse(null);
  }

  private static ReportChangeSet changeSet(ChangeSetRecord set) {
    return new ReportChangeSet(
        set.id(),
        set.state(),
        set.contentHash(),
        set.changes(),
        set.domainController().orElse(null));
  }

  private static ReportChange change(ChangeRecord change) {
    return new ReportChange(
        change.changeSet(),
        change.sequence(),
        change.task(),
        change.dn(),
        change.attributes().stream().map(ReportView::values).toList(),
        change.outcome(),
        change.detail().map(PlanView::cut).orElse(null));
  }

  private static ReportValues values(ChangeRecord.Values values) {
    return new ReportValues(
        values.name(),
        values.binary(),
        values.before().values(),
        values.after().values(),
        leftOut(values.before()),
        leftOut(values.after()));
  }

  private static @Nullable Integer leftOut(ChangeRecord.Kept kept) {
    return kept.leftOut() == 0 ? null : kept.leftOut();
  }

  private static ReportStep step(StepStatus status) {
    Optional<Double> took =
        status
            .startedAt()
            .flatMap(from -> status.finishedAt().map(to -> Duration.between(from, to)))
            .filter(time -> !time.isNegative())
            .map(TimesView::seconds);
    return new ReportStep(
        status.step().id().value(),
        status.step().action().kind(),
        status.step().title(),
        StepState.valueOf(status.state().name()),
        status.finishedAt().orElse(null),
        took.orElse(null),
        detail(status));
  }

  private static ReportSetAside setAside(SetAside set) {
    return new ReportSetAside(
        ReportSetAside.WhatEnum.valueOf(set.what().name()),
        set.name(),
        set.actor(),
        set.reason(),
        set.at());
  }
}
