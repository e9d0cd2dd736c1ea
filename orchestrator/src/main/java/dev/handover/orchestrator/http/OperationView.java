package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.JournalEntry;
import dev.handover.api.orchestrator.model.OnFailure;
import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.OperationKind;
import dev.handover.api.orchestrator.model.OperationState;
import dev.handover.api.orchestrator.model.RecordedAttestation;
import dev.handover.orchestrator.domain.Attestation;
import dev.handover.orchestrator.domain.EntryText;
import dev.handover.orchestrator.domain.JournalEntry.CancelRequested;
import dev.handover.orchestrator.domain.JournalEntry.CompensateRequested;
import dev.handover.orchestrator.domain.JournalEntry.CompensationStarted;
import dev.handover.orchestrator.domain.JournalEntry.TurnedBack;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.Parent;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.Recorded;
import dev.handover.orchestrator.domain.StepStatus;
import dev.handover.orchestrator.domain.times.Occasion;
import dev.handover.orchestrator.domain.times.Timing;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Operations and their journals as the contract shows them. */
final class OperationView {
  private static final int MAX_EXCEPTIONS = 1000;

  private OperationView() {}

  static Operation of(dev.handover.orchestrator.domain.Operation operation) {
    OperationOrder order = operation.order();
    Plan plan = operation.plan();
    return new Operation(
        operation.id(),
        operation.group().value(),
        OperationKind.valueOf(plan.kind().name()),
        plan.source().map(NodeName::value).orElse(null),
        plan.target().value(),
        OperationState.valueOf(operation.state().name()),
        operation.epoch().value(),
        order.reason(),
        order.actor(),
        OnFailure.valueOf(order.onFailure().name()),
        plan.hash(),
        plan.changeSet().orElse(null),
        order.createdAt(),
        operation.endedAt().orElse(null),
        operation.outage().map(TimesView::seconds).orElse(null),
        operation.steps().stream()
            .map(status -> PlanView.step(status, undoStarted(operation, status)))
            .toList(),
        operation.exceptions().stream().limit(MAX_EXCEPTIONS).map(PlanView::cut).toList(),
        operation
            .halted()
            .map(halted -> PlanView.cut(halted.reason() + " " + halted.cure()))
            .orElse(null),
        turnedBack(operation).map(PlanView::cut).orElse(null),
        operation.version(),
        order.attestation().map(a -> attestation(a, order.actor())).orElse(null),
        plan.runbook().orElse(null),
        order.parent().map(Parent::operation).orElse(null),
        plan.notices(),
        OverridesView.of(order.waivers()),
        order.occasion().flatMap(Occasion::evacuation).orElse(null),
        TimesView.of(Timing.of(operation)),
        TriggerView.ticket(order.ticket()));
  }

  static RecordedAttestation attestation(Attestation word, String actor) {
    return new RecordedAttestation(word.statement().name(), word.reason(), actor);
  }

  /** Why it turned back first; a person's later word does not change that. */
  private static Optional<String> turnedBack(dev.handover.orchestrator.domain.Operation operation) {
    return operation.entries().stream().flatMap(OperationView::whyBack).findFirst();
  }

  private static Stream<String> whyBack(Recorded recorded) {
    if (recorded.entry() instanceof TurnedBack e) {
      return Stream.of(e.reason());
    }
    if (recorded.entry() instanceof CancelRequested e) {
      return Stream.of("cancelled by %s: %s".formatted(e.actor(), e.reason()));
    }
    if (recorded.entry() instanceof CompensateRequested e) {
      return Stream.of("turned back by %s: %s".formatted(e.actor(), e.reason()));
    }
    return Stream.empty();
  }

  private static Optional<Instant> undoStarted(
      dev.handover.orchestrator.domain.Operation operation, StepStatus status) {
    return operation.entries().stream()
        .filter(
            recorded ->
                recorded.entry() instanceof CompensationStarted started
                    && started.step().equals(status.step().id()))
        .map(Recorded::at)
        .findFirst();
  }

  static JournalEntry entry(Recorded recorded) {
    EntryText text = EntryText.of(recorded.entry());
    return new JournalEntry(
        recorded.sequence(),
        text.type(),
        recorded.at(),
        text.actor().orElse(null),
        text.step().orElse(null),
        text.data());
  }
}
