package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Decision;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Step;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.Verdict;
import dev.handover.orchestrator.domain.Work;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Drives one operation: ask the domain, write the intent, act, write the outcome. It may die
 * between any two of these; whoever comes next reads the journal and does again what is in doubt.
 */
@ApplicationScoped
public class OperationRunner implements Work {
  private final Operations operations;
  private final Journal journal;
  private final ActionExecutor executor;
  private final Backoff backoff;
  private final OperationChanges changes;
  private final InstantSource clock;
  private final UUID instance;
  private volatile boolean stopping;

  OperationRunner(
      OperationStore store, ActionExecutor executor, Pacing pacing, OperationChanges changes) {
    this.operations = store.operations();
    this.journal = store.journal();
    this.executor = executor;
    this.backoff = pacing.backoff();
    this.clock = pacing.clock();
    this.changes = changes;
    this.instance = Ids.next(clock.instant());
  }

  /** Comes before the scheduler waits for this: the rest of an operation can wait longer. */
  void stopping(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
    stopping = true;
  }

  /** Another actor wrote: either a person's command, or the end of this actor's part. */
  private sealed interface Turn {
    /** Decide again. */
    record Again(Operation operation) implements Turn {}

    /** Stop here. */
    record Stop(Due due) implements Turn {}
  }

  @Override
  public Due carryOn(UUID id) {
    Operation operation = operations.find(id).orElseThrow();
    while (true) {
      switch (turn(operation)) {
        case Turn.Again again -> {
          operation = again.operation();
          if (stopping) {
            return new Due.At(clock.instant(), operation.version());
          }
        }
        case Turn.Stop stop -> {
          return stop.due();
        }
      }
    }
  }

  @Override
  public void takeOver(UUID id, String reason) {
    Operation operation = operations.find(id).orElseThrow();
    while (!operation.state().isEnd()) {
      Journal.Successor self = new Journal.Successor(instance, reason, FencingEpoch.none());
      switch (journal.takeOver(operation, self, clock.instant())) {
        case Journal.Appended.Written written -> {
          changes.happened();
          return;
        }
        case Journal.Appended.Overtaken overtaken -> operation = overtaken.operation();
      }
    }
  }

  private Turn turn(Operation operation) {
    return switch (operation.next(clock.instant())) {
      case Decision.Rest rest -> new Turn.Stop(rest(operation));
      case Decision.WaitUntil wait -> new Turn.Stop(new Due.At(wait.due(), operation.version()));
      case Decision.Execute e -> {
        JournalEntry intent = new JournalEntry.StepStarted(e.step().id(), e.attempt());
        yield attempt(operation, new Try(e.step(), e.step().action(), intent, e.again()));
      }
      case Decision.Compensate c -> {
        JournalEntry intent = new JournalEntry.CompensationStarted(c.step().id(), c.attempt());
        yield attempt(operation, new Try(c.step(), c.compensation().action(), intent, c.again()));
      }
      case Decision.TurnBack back -> decided(operation, new JournalEntry.TurnedBack(back.reason()));
      case Decision.Halt halt ->
          decided(operation, new JournalEntry.Halted(halt.reason(), halt.cure(), Optional.empty()));
      case Decision.Finish end ->
          decided(operation, new JournalEntry.Ended(end.state(), end.exceptions()));
    };
  }

  private static Due rest(Operation operation) {
    return operation.state().isEnd()
        ? new Due.Over(operation.version())
        : new Due.Resting(operation.version());
  }

  /** One try of an action, forward or back. */
  private record Try(Step step, Action action, JournalEntry intent, boolean intentWritten) {}

  private Turn attempt(Operation before, Try attempt) {
    Operation operation = before;
    if (!attempt.intentWritten()) {
      switch (append(operation, attempt.intent())) {
        case Journal.Appended.Written written -> operation = written.operation();
        case Journal.Appended.Overtaken overtaken -> {
          return overtaken(before, overtaken.operation());
        }
      }
    }
    StepOutcome outcome = outcome(attempt, operation);
    Instant now = clock.instant();
    Verdict verdict =
        operation.judge(
            attempt.step().id(),
            outcome,
            now,
            backoff.after(operation.setbacks(attempt.step().id())));
    return switch (verdict) {
      case Verdict.Settled settled -> settled(operation, settled.entry());
      case Verdict.AskAgain again -> {
        Operation known = operation;
        if (again.progress().isPresent()) {
          if (!(append(known, again.progress().get()) instanceof Journal.Appended.Written w)) {
            yield new Turn.Stop(new Due.At(now, known.version()));
          }
          known = w.operation();
        }
        yield new Turn.Stop(new Due.At(now.plus(again.after()), known.version()));
      }
    };
  }

  private StepOutcome outcome(Try attempt, Operation operation) {
    StepOutcome outcome = executor.execute(attempt.action(), operation.fence());
    return attempt.intentWritten() ? outcome.underAnOlderIntent() : outcome;
  }

  /** An outcome is written even when a person's command came in between: it happened. */
  private Turn settled(Operation before, JournalEntry outcome) {
    Operation operation = before;
    while (true) {
      switch (append(operation, outcome)) {
        case Journal.Appended.Written written -> {
          return new Turn.Again(written.operation());
        }
        case Journal.Appended.Overtaken overtaken -> {
          Operation current = overtaken.operation();
          if (lost(before, current)) {
            return overtaken(before, current);
          }
          operation = current;
        }
      }
    }
  }

  private Turn decided(Operation operation, JournalEntry decision) {
    return switch (append(operation, decision)) {
      case Journal.Appended.Written written -> new Turn.Again(written.operation());
      case Journal.Appended.Overtaken overtaken -> overtaken(operation, overtaken.operation());
    };
  }

  private static Turn overtaken(Operation before, Operation current) {
    return lost(before, current)
        ? new Turn.Stop(new Due.At(current.order().createdAt(), current.version()))
        : new Turn.Again(current);
  }

  /** Somebody else acts for this operation now, or it is over. */
  private static boolean lost(Operation before, Operation current) {
    return !current.epoch().equals(before.epoch()) || current.state().isEnd();
  }

  private Journal.Appended append(Operation operation, JournalEntry entry) {
    Journal.Appended appended = journal.append(operation, entry, clock.instant());
    changes.happened();
    return appended;
  }
}
