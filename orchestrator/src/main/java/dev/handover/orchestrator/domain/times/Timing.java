package dev.handover.orchestrator.domain.times;

import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Phase;
import dev.handover.orchestrator.domain.Recorded;
import dev.handover.orchestrator.domain.StepStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long an operation took, as its order and its journal say.
 *
 * @param decided when it was allowed to begin; empty while it waits for an approver
 * @param phases those that have begun and ended, by their beginning; they overlap where their steps
 *     do
 * @param recovery until the group was seen to serve, by an operation that succeeded; for moves and
 *     starts only. What is looked at while it serves is not part of it
 */
public record Timing(
    Optional<Occasion> occasion,
    Optional<Instant> decided,
    List<Span> phases,
    Optional<Duration> outage,
    Optional<Duration> recovery) {
  public Timing {
    phases = List.copyOf(phases);
  }

  /** From the first beginning of a phase to its last end, the way back included. */
  public record Span(TimedPhase phase, Instant start, Duration took) {}

  /** The times of an operation, as far as they are known by now. */
  public static Timing of(Operation operation) {
    OperationOrder order = operation.order();
    Optional<Instant> decided =
        order.needsApproval() ? approved(operation) : Optional.of(order.createdAt());
    List<Span> phases = new ArrayList<>();
    order.occasion().ifPresent(occasion -> phases.addAll(beforehand(occasion, decided)));
    phases.addAll(steps(operation));
    return new Timing(order.occasion(), decided, phases, operation.outage(), recovery(operation));
  }

  /** What was wanted when it was ordered. */
  public Objective objective() {
    return occasion.map(Occasion::objective).orElse(Objective.NONE);
  }

  private static Optional<Instant> approved(Operation operation) {
    return operation.entries().stream()
        .filter(recorded -> recorded.entry() instanceof JournalEntry.Resumed)
        .map(Recorded::at)
        .findFirst();
  }

  private static List<Span> beforehand(Occasion occasion, Optional<Instant> decided) {
    List<Span> spans = new ArrayList<>();
    occasion
        .firstSeen()
        .ifPresent(seen -> spans.add(span(TimedPhase.DETECT, seen, occasion.asked())));
    decided.ifPresent(at -> spans.add(span(TimedPhase.DECIDE, occasion.asked(), at)));
    return spans;
  }

  private static Span span(TimedPhase phase, Instant start, Instant end) {
    Duration took = Duration.between(start, end);
    return new Span(phase, start, took.isNegative() ? Duration.ZERO : took);
  }

  private static List<Span> steps(Operation operation) {
    Map<TimedPhase, Instant> starts = new EnumMap<>(TimedPhase.class);
    Map<TimedPhase, Instant> ends = new EnumMap<>(TimedPhase.class);
    for (StepStatus status : operation.steps()) {
      if (status.startedAt().isPresent() && status.finishedAt().isPresent()) {
        TimedPhase phase = TimedPhase.of(status.step().phase());
        starts.merge(phase, status.startedAt().get(), (a, b) -> a.isBefore(b) ? a : b);
        ends.merge(phase, status.finishedAt().get(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    List<Span> spans = new ArrayList<>();
    starts.forEach(
        (phase, start) -> spans.add(span(phase, start, ends.getOrDefault(phase, start))));
    return spans;
  }

  private static Optional<Duration> recovery(Operation operation) {
    OperationKind kind = operation.plan().kind();
    boolean brings = kind.isMove() || kind == OperationKind.START;
    boolean succeeded =
        operation.state() == OperationState.SUCCEEDED
            || operation.state() == OperationState.SUCCEEDED_WITH_EXCEPTIONS;
    if (!brings || !succeeded) {
      return Optional.empty();
    }
    OperationOrder order = operation.order();
    Instant began = order.occasion().map(Occasion::began).orElse(order.createdAt());
    return served(operation).map(end -> Duration.between(began, end));
  }

  /** Other domain controllers and leftovers are looked at while the group serves. */
  private static Optional<Instant> served(Operation operation) {
    boolean looksOn = operation.steps().stream().anyMatch(s -> s.step().phase() == Phase.CONVERGE);
    return looksOn
        ? operation.steps().stream()
            .filter(status -> status.step().phase() != Phase.CONVERGE)
            .flatMap(status -> status.finishedAt().stream())
            .max(Comparator.naturalOrder())
        : operation.endedAt();
  }
}
