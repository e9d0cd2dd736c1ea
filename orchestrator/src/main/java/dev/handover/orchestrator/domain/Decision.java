package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an operation needs next; decided from its journal and the time, nothing else. */
public sealed interface Decision {
  /** What has to be written down before it is acted on. */
  default Optional<JournalEntry> intent() {
    return Optional.empty();
  }

  /** Try the step; `again` when its intent is written down already. */
  record Execute(Step step, int attempt, boolean again) implements Decision {
    @Override
    public Optional<JournalEntry> intent() {
      return again
          ? Optional.empty()
          : Optional.of(new JournalEntry.StepStarted(step.id(), attempt));
    }
  }

  /** Write down that a person has to do the step. */
  record Ask(Step step) implements Decision {
    @Override
    public Optional<JournalEntry> intent() {
      return Optional.of(new JournalEntry.StepAwaited(step.id()));
    }
  }

  /** Undo the step; `again` when the intent is written down already. */
  record Compensate(Step step, Compensation compensation, int attempt, boolean again)
      implements Decision {
    @Override
    public Optional<JournalEntry> intent() {
      return again
          ? Optional.empty()
          : Optional.of(new JournalEntry.CompensationStarted(step.id(), attempt));
    }
  }

  /** Nothing before then. */
  record WaitUntil(Instant due) implements Decision {}

  /** Take a new epoch, so that nothing that was sent before is carried out any more. */
  record Renew(String reason) implements Decision {}

  /** Write down that it turns back. */
  record TurnBack(String reason) implements Decision {}

  /** Write down that only a person can go on. */
  record Halt(String reason, String cure) implements Decision {}

  /** Write down the end. */
  record Finish(OperationState state, List<String> exceptions) implements Decision {
    public Finish {
      exceptions = List.copyOf(exceptions);
    }
  }

  /** Nothing without a person, or nothing any more. */
  record Rest() implements Decision {}
}
