package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.DryRunItem;
import dev.handover.api.orchestrator.model.OperationKind;
import dev.handover.api.orchestrator.model.Received;
import dev.handover.api.orchestrator.model.ReceivedOutcome;
import dev.handover.api.orchestrator.model.TriggerMatch;
import dev.handover.api.orchestrator.model.TriggerMismatch;
import dev.handover.api.orchestrator.model.TriggerSource;
import dev.handover.orchestrator.app.StartRequest;
import dev.handover.orchestrator.app.trigger.TriggerService;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.ticket.ChangeWindow;
import dev.handover.orchestrator.domain.ticket.Ticket;
import dev.handover.orchestrator.domain.trigger.Decision;
import dev.handover.orchestrator.domain.trigger.GroupChoice;
import dev.handover.orchestrator.domain.trigger.LabelMatch;
import dev.handover.orchestrator.domain.trigger.Receipt;
import dev.handover.orchestrator.domain.trigger.Signal;
import dev.handover.orchestrator.domain.trigger.Trigger;
import dev.handover.orchestrator.domain.trigger.TriggerRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Triggers, what they were sent and what was decided, as the contract shows them. */
final class TriggerView {
  private static final String OTHER = "other";

  private TriggerView() {}

  static dev.handover.api.orchestrator.model.Trigger of(Trigger trigger) {
    return new dev.handover.api.orchestrator.model.Trigger(
        trigger.name(),
        TriggerSource.valueOf(trigger.source().name()),
        trigger.rules().stream().map(TriggerView::rule).toList());
  }

  private static dev.handover.api.orchestrator.model.TriggerRule rule(TriggerRule rule) {
    Optional<String> fixed =
        rule.group() instanceof GroupChoice.Fixed f
            ? Optional.of(f.group().value())
            : Optional.empty();
    Optional<String> label =
        rule.group() instanceof GroupChoice.FromLabel l ? Optional.of(l.label()) : Optional.empty();
    boolean book = rule.runbook().isPresent();
    return new dev.handover.api.orchestrator.model.TriggerRule(
        rule.name(),
        rule.match().stream().map(TriggerView::match).toList(),
        fixed.orElse(null),
        label.orElse(null),
        OperationKind.valueOf(rule.kind().name()),
        book ? null : rule.target().map(NodeName::value).orElse(OTHER),
        rule.runbook().orElse(null),
        rule.reason().text());
  }

  private static TriggerMatch match(LabelMatch match) {
    return switch (match) {
      case LabelMatch.Exact exact -> new TriggerMatch(exact.label(), exact.value(), null);
      case LabelMatch.Regex regex -> new TriggerMatch(regex.label(), null, regex.pattern().text());
    };
  }

  static Received of(Receipt receipt) {
    Signal signal = receipt.signal();
    Decision decision = receipt.decision();
    return new Received(
        receipt.id(),
        signal.key(),
        signal.resolved(),
        signal.startsAt().orElse(null),
        signal.labels(),
        receipt.receivedAt(),
        receipt.lastReceivedAt(),
        receipt.times(),
        ReceivedOutcome.valueOf(decision.outcome().name()),
        decision.code(),
        decision.detail(),
        decision.rule().orElse(null),
        decision.group().orElse(null),
        decision.operation().orElse(null));
  }

  static DryRunItem of(TriggerService.Trial trial) {
    Signal signal = trial.signal();
    Optional<PlanRequest> plan = trial.order().map(StartRequest::plan);
    return new DryRunItem(
        signal.key(),
        signal.resolved(),
        signal.labels(),
        trial.mapping().rule().map(TriggerRule::name).orElse(null),
        trial.mapping().mismatches().stream()
            .map(m -> new TriggerMismatch(m.rule(), PlanView.cut(m.detail())))
            .toList(),
        trial.decision().group().orElse(null),
        plan.map(p -> OperationKind.valueOf(p.kind().name())).orElse(null),
        plan.filter(p -> p.runbook().isEmpty()).map(p -> p.target().value()).orElse(null),
        plan.flatMap(PlanRequest::runbook).orElse(null),
        trial.order().map(StartRequest::reason).orElse(null),
        ticket(plan.flatMap(PlanRequest::ticket)),
        ReceivedOutcome.valueOf(trial.decision().outcome().name()),
        trial.decision().code(),
        trial.decision().detail());
  }

  static dev.handover.api.orchestrator.model.@Nullable Ticket ticket(Optional<Ticket> ticket) {
    return ticket
        .map(
            t ->
                new dev.handover.api.orchestrator.model.Ticket(
                    t.number(),
                    t.window().map(ChangeWindow::start).orElse(null),
                    t.window().map(ChangeWindow::end).orElse(null)))
        .orElse(null);
  }
}
