package dev.handover.orchestrator.domain.events;

import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Parent;
import dev.handover.orchestrator.domain.Recorded;
import dev.handover.orchestrator.domain.Step;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepState;
import dev.handover.orchestrator.domain.StepStatus;
import dev.handover.orchestrator.domain.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a journal entry means to somebody who does not read journals. Pure. */
public final class JournalEvents {
  private JournalEvents() {}

  /** The first entry of an operation. */
  public static List<Happening> ofStart(Operation started) {
    List<Happening> all = new ArrayList<>();
    all.addAll(told(EventType.OPERATION_STARTED, started, new Facts()));
    if (started.order().needsApproval()) {
      all.addAll(waits(started, "APPROVAL", new Facts()));
    }
    return all;
  }

  /** The last entry of `after`, which `before` does not have yet. */
  public static List<Happening> of(Operation before, Operation after) {
    List<Happening> all = new ArrayList<>(ofEntry(before, after));
    boolean pauses =
        after.state() == OperationState.PAUSED && before.state() != OperationState.PAUSED;
    if (pauses) {
      all.addAll(waits(after, "RESUME", new Facts()));
    }
    return all;
  }

  private static List<Happening> ofEntry(Operation before, Operation after) {
    return switch (after.entries().getLast().entry()) {
      case JournalEntry.OperationCreated e -> ofStart(after);
      case JournalEntry.StepStarted e -> List.of();
      case JournalEntry.StepProgressed e -> List.of();
      case JournalEntry.StepDeferred e -> deferred(before, after, e);
      case JournalEntry.StepSucceeded e -> List.of();
      case JournalEntry.StepFailed e ->
          e.retryAt().isPresent() ? List.of() : failed(after, e.step(), e.reason(), e.cure());
      case JournalEntry.StepAwaited e -> waits(after, "CONFIRMATION", step(after, e.step()));
      case JournalEntry.StepConfirmed e -> List.of();
      case JournalEntry.TurnedBack e -> turnedBack(after, e.reason(), Optional.empty());
      case JournalEntry.CompensationStarted e -> List.of();
      case JournalEntry.StepCompensated e -> List.of();
      case JournalEntry.CompensationFailed e ->
          e.retryAt().isPresent() ? List.of() : failed(after, e.step(), e.reason(), e.cure());
      case JournalEntry.Halted e ->
          told(EventType.OPERATION_HALTED, after, why(e.reason()).and("cure", e.cure()));
      case JournalEntry.PauseRequested e -> List.of();
      case JournalEntry.Resumed e ->
          told(EventType.OPERATION_RESUMED, after, why(e.reason()).and("by", e.actor()));
      case JournalEntry.StepSkipped e -> List.of();
      case JournalEntry.CancelRequested e -> turnedBack(after, e.reason(), Optional.of(e.actor()));
      case JournalEntry.CompensateRequested e ->
          turnedBack(after, e.reason(), Optional.of(e.actor()));
      case JournalEntry.TakenOver e -> takenOver(after, e);
      case JournalEntry.Ended e -> ended(after, new Facts());
      case JournalEntry.Abandoned e -> ended(after, why(e.reason()).and("by", e.actor()));
    };
  }

  private static Facts why(String reason) {
    return new Facts().and("because", reason);
  }

  private static List<Happening> waits(Operation operation, String why, Facts facts) {
    return told(EventType.OPERATION_WAITS, operation, facts.and("waitsFor", why));
  }

  private static List<Happening> failed(Operation after, StepId step, String reason, String cure) {
    return told(
        EventType.STEP_FAILED, after, step(after, step).and("because", reason).and("cure", cure));
  }

  private static List<Happening> turnedBack(
      Operation after, String reason, Optional<String> actor) {
    return told(
        EventType.OPERATION_TURNED_BACK,
        after,
        new Facts().and("because", reason).and("by", actor));
  }

  /** Told once, not with every new try: the receiver may have got it, and gave no answer. */
  private static List<Happening> deferred(
      Operation before, Operation after, JournalEntry.StepDeferred entry) {
    if (entry.unsent() || lastOf(before, entry.step()) instanceof JournalEntry.StepDeferred) {
      return List.of();
    }
    return inDoubt(after, entry.step(), entry.reason());
  }

  /** With the intent that every try writes left out. */
  private static JournalEntry lastOf(Operation operation, StepId step) {
    return operation.entries().reversed().stream()
        .map(Recorded::entry)
        .filter(entry -> isOutcomeOf(entry, step))
        .findFirst()
        .orElseGet(() -> operation.entries().getFirst().entry());
  }

  private static boolean isOutcomeOf(JournalEntry entry, StepId step) {
    return (entry instanceof JournalEntry.StepDeferred deferred && deferred.step().equals(step))
        || (entry instanceof JournalEntry.StepFailed failed && failed.step().equals(step))
        || (entry instanceof JournalEntry.StepProgressed grown && grown.step().equals(step))
        || (entry instanceof JournalEntry.StepSucceeded done && done.step().equals(step));
  }

  private static List<Happening> takenOver(Operation after, JournalEntry.TakenOver entry) {
    List<Happening> all = new ArrayList<>();
    all.addAll(told(EventType.OPERATION_TAKEN_OVER, after, why(entry.reason())));
    after.steps().stream()
        .filter(status -> status.state() == StepState.IN_DOUBT)
        .map(StepStatus::step)
        .forEach(step -> all.addAll(inDoubt(after, step.id(), entry.reason())));
    return all;
  }

  private static List<Happening> inDoubt(Operation after, StepId step, String reason) {
    return told(EventType.STEP_IN_DOUBT, after, step(after, step).and("because", reason));
  }

  private static List<Happening> ended(Operation ended, Facts facts) {
    ended.outage().ifPresent(outage -> facts.and("outageMillis", outage.toMillis()));
    return told(EventType.OPERATION_ENDED, ended, facts.and("exceptions", ended.exceptions()));
  }

  private static Facts step(Operation operation, StepId id) {
    String title =
        operation.plan().steps().stream()
            .filter(step -> step.id().equals(id))
            .map(Step::title)
            .findFirst()
            .orElse(id.value());
    return new Facts().and("step", id.value()).and("title", title);
  }

  private static List<Happening> told(EventType type, Operation operation, Facts facts) {
    facts
        .and("operation", operation.id().toString())
        .and("group", operation.group().value())
        .and("kind", operation.plan().kind().name())
        .and("source", operation.plan().source().map(NodeName::value))
        .and("target", operation.plan().target().value())
        .and("runbook", operation.plan().runbook())
        .and("state", operation.state().name())
        .and("epoch", operation.epoch().value())
        .and("entry", operation.version())
        .and("actor", operation.order().actor())
        .and("reason", operation.order().reason())
        .and("ticket", operation.order().ticket().map(Ticket::number))
        .and("parent", operation.order().parent().map(Parent::operation).map(UUID::toString));
    return List.of(
        new Happening(
            type, Optional.of(operation.group()), "operations/" + operation.id(), facts.map()));
  }
}
