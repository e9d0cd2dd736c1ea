package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Decision;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.Verdict;
import dev.handover.orchestrator.domain.Work;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One run of an operation, from one wait to the next: writes each intent, has the actions carried
 * out side by side, and writes each outcome. One thread decides and writes; only actions run beside
 * it.
 */
final class OperationDrive {
  private final Crew crew;
  private final Ledger ledger;
  private final BooleanSupplier stopping;

  /** Begun here, and not reported yet; whether its intent is an older one. */
  private final Map<StepId, Boolean> underway = new HashMap<>();

  /** The receiver is at it, and is asked again then. */
  private final Map<StepId, Instant> asleep = new HashMap<>();

  private Operation operation;
  private boolean lost;

  /** Nothing is left to do for now but what people do. */
  private boolean resting;

  OperationDrive(Operation operation, Crew crew, Ledger ledger, BooleanSupplier stopping) {
    this.operation = operation;
    this.crew = crew;
    this.ledger = ledger;
    this.stopping = stopping;
  }

  /** Until it has to wait, rests, has ended, or somebody else acts for it. */
  Work.Due run() {
    while (true) {
      // Not one more turn for who lost it: it would act by the epoch of whoever took it over.
      boolean mayTurn = !lost && !stopping.getAsBoolean();
      Optional<Instant> wake = mayTurn ? turn() : Optional.empty();
      if (lost) {
        return new Work.Due.At(operation.order().createdAt(), operation.version());
      }
      if (!underway.isEmpty()) {
        crew.await(wake).ifPresent(this::report);
      } else if (stopping.getAsBoolean()) {
        return new Work.Due.At(ledger.now(), operation.version());
      } else if (resting) {
        return rest();
      } else if (wake.isPresent() && wake.get().isAfter(ledger.now())) {
        return new Work.Due.At(wake.get(), operation.version());
      }
    }
  }

  private Work.Due rest() {
    return operation.state().isEnd()
        ? new Work.Due.Over(operation.version())
        : new Work.Due.Resting(operation.version());
  }

  /** Does what can be done at once; returns when to look again, if there is such a time. */
  private Optional<Instant> turn() {
    Instant now = ledger.now();
    asleep.values().removeIf(until -> !until.isAfter(now));
    Optional<Instant> due = Optional.empty();
    resting = false;
    List<Decision> decisions = operation.next(now, busy());
    if (!intended(decisions)) {
      return Optional.of(now);
    }
    for (Decision decision : decisions) {
      if (decision instanceof Decision.WaitUntil wait) {
        due = Optional.of(wait.due());
      } else if (!act(decision)) {
        return Optional.of(now);
      }
    }
    return Stream.concat(due.stream(), asleep.values().stream()).min(Instant::compareTo);
  }

  private Set<StepId> busy() {
    Set<StepId> busy = new HashSet<>(underway.keySet());
    busy.addAll(asleep.keySet());
    return busy;
  }

  /**
   * All intents in one write: what begins side by side need not wait for one disk after another.
   */
  private boolean intended(List<Decision> decisions) {
    List<JournalEntry> intents = intents(decisions);
    return intents.isEmpty() || written(intents);
  }

  private static List<JournalEntry> intents(List<Decision> decisions) {
    return decisions.stream().flatMap(decision -> decision.intent().stream()).toList();
  }

  /** False when the operation is another one now, and has to be decided about anew. */
  private boolean act(Decision decision) {
    return switch (decision) {
      case Decision.Execute e -> begin(e.step().id(), e.step().action(), e.again());
      case Decision.Compensate c -> begin(c.step().id(), c.compensation().action(), c.again());
      case Decision.Renew renew -> {
        written(ledger.renew(operation, renew.reason()));
        yield false;
      }
      case Decision.TurnBack back -> decided(new JournalEntry.TurnedBack(back.reason()));
      case Decision.Halt halt ->
          decided(new JournalEntry.Halted(halt.reason(), halt.cure(), Optional.empty()));
      case Decision.Finish end -> decided(new JournalEntry.Ended(end.state(), end.exceptions()));
      case Decision.WaitUntil wait -> true;
      case Decision.Ask ask -> true; // it is asked for by being written down
      case Decision.Rest rest -> {
        resting = true;
        yield true;
      }
    };
  }

  /** Its intent is written down. */
  private boolean begin(StepId step, Action action, boolean again) {
    underway.put(step, again);
    crew.begin(step, action, operation.fence());
    return true;
  }

  private boolean decided(JournalEntry decision) {
    written(decision);
    return false;
  }

  /** False when somebody else wrote first. */
  private boolean written(JournalEntry entry) {
    return written(List.of(entry));
  }

  private boolean written(List<JournalEntry> entries) {
    return written(ledger.append(operation, entries));
  }

  private boolean written(Journal.Appended appended) {
    return switch (appended) {
      case Journal.Appended.Written now -> {
        become(now.operation());
        yield true;
      }
      case Journal.Appended.Overtaken by -> {
        Operation current = by.operation();
        // Somebody else acts for it now, or it is over; if not, a person has commanded something.
        lost = !current.epoch().equals(operation.epoch()) || current.state().isEnd();
        become(current);
        yield false;
      }
    };
  }

  /** Whoever had the group meanwhile had a newer epoch: go on with one that is newer still. */
  private void takeBack() {
    boolean back = false;
    while (!lost && !back) {
      back = written(ledger.renew(operation, "has the group back from a child operation"));
    }
  }

  private void become(Operation current) {
    if (current.isTurnedBack() && !operation.isTurnedBack()) {
      asleep.clear(); // what a receiver was still at is in doubt now, and is undone so
    }
    operation = current;
  }

  private void report(Crew.Report report) {
    StepId step = report.step();
    boolean older = Boolean.TRUE.equals(underway.remove(step));
    StepOutcome outcome = older ? report.outcome().underAnOlderIntent() : report.outcome();
    if (outcome instanceof StepOutcome.CameBack) {
      takeBack();
    }
    if (lost) {
      return;
    }
    Instant now = ledger.now();
    Verdict verdict =
        operation.judge(
            step, outcome, now, ledger.pacing().backoff().after(operation.setbacks(step)));
    switch (verdict) {
      case Verdict.Settled settled -> settle(settled.entry());
      case Verdict.AskAgain again -> {
        again.progress().ifPresent(this::written);
        asleep.put(step, now.plus(again.after()));
      }
    }
  }

  /**
   * An outcome is written even when a person's command came in between: it happened. What it lets
   * begin is written with it, so that a chain of steps waits for one disk at each of them, and not
   * for two.
   */
  private void settle(JournalEntry outcome) {
    while (!lost) {
      Instant now = ledger.now();
      List<Decision> next =
          stopping.getAsBoolean()
              ? List.of()
              : operation.with(outcome, now).next(now, busy()).stream()
                  .filter(decision -> decision.intent().isPresent())
                  .toList();
      if (written(Stream.concat(Stream.of(outcome), intents(next).stream()).toList())) {
        next.forEach(this::act);
        return;
      }
      // Somebody else wrote first: the next try starts from what is there now.
    }
  }
}
