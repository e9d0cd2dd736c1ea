package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.JournalEntry.OperationCreated;
import dev.handover.orchestrator.domain.JournalEntry.StepCompensated;
import dev.handover.orchestrator.domain.JournalEntry.StepStarted;
import dev.handover.orchestrator.domain.JournalEntry.StepSucceeded;
import dev.handover.orchestrator.domain.serving.Examination;
import dev.handover.orchestrator.domain.times.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers "how long", from the journal. */
final class OperationTimes {
  private OperationTimes() {}

  /**
   * From the first stop to the last service running and seen to serve; from the first sign of the
   * fault when that was seen. A FAILOVER whose source is off had no stop: its outage counts from
   * the order. Unknown while services are down, and for START and STOP.
   */
  static Optional<Duration> outage(Operation operation) {
    OperationKind kind = operation.plan().kind();
    if (kind != OperationKind.SWITCHOVER && kind != OperationKind.FAILOVER) {
      return Optional.empty();
    }
    Optional<Instant> end =
        switch (operation.state()) {
          case SUCCEEDED, SUCCEEDED_WITH_EXCEPTIONS -> last(operation, e -> started(operation, e));
          case COMPENSATED -> last(operation, e -> restarted(operation, e));
          default -> Optional.empty();
        };
    return end.flatMap(to -> begin(operation).map(from -> Duration.between(from, to)));
  }

  private static Optional<Instant> begin(Operation operation) {
    Optional<Instant> seen = operation.order().occasion().flatMap(Occasion::firstSeen);
    if (seen.isPresent()) {
      return seen;
    }
    Optional<Instant> stop = first(operation, e -> stopping(operation, e));
    if (stop.isPresent() || operation.plan().kind() != OperationKind.FAILOVER) {
      return stop;
    }
    return first(operation, OperationCreated.class::isInstance);
  }

  private static boolean stopping(Operation operation, JournalEntry entry) {
    return entry instanceof StepStarted e
        && action(operation, e.step()) instanceof Action.StopService;
  }

  private static boolean started(Operation operation, JournalEntry entry) {
    return entry instanceof StepSucceeded e && serves(action(operation, e.step()));
  }

  private static boolean serves(Action action) {
    return action instanceof Action.StartService
        || (action instanceof Action.Examine look
            && look.examination() instanceof Examination.Probe);
  }

  private static boolean restarted(Operation operation, JournalEntry entry) {
    return entry instanceof StepCompensated e
        && action(operation, e.step()) instanceof Action.StopService;
  }

  private static Action action(Operation operation, StepId step) {
    return operation.plan().steps().stream()
        .filter(s -> s.id().equals(step))
        .findFirst()
        .orElseThrow()
        .action();
  }

  private static Optional<Instant> first(Operation operation, Predicate<JournalEntry> wanted) {
    return operation.entries().stream()
        .filter(r -> wanted.test(r.entry()))
        .map(Recorded::at)
        .findFirst();
  }

  private static Optional<Instant> last(Operation operation, Predicate<JournalEntry> wanted) {
    return operation.entries().stream()
        .filter(r -> wanted.test(r.entry()))
        .map(Recorded::at)
        .reduce((former, latter) -> latter);
  }
}
