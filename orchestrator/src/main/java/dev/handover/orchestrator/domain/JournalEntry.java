package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A fact about an operation. The journal is the operation: everything else is derived from it. An
 * intent ({@link StepStarted}, {@link CompensationStarted}) without an outcome is in doubt, and is
 * done again.
 */
public sealed interface JournalEntry {
  /**
   * The operation was accepted, with its first epoch.
   *
   * @param attestation on what word of the actor's it relies; journals of the first release have it
   *     in the order only
   */
  record OperationCreated(
      FencingEpoch epoch, String actor, String reason, Optional<Attestation> attestation)
      implements JournalEntry {
    /** The first entry of an operation that was ordered so. */
    public static OperationCreated of(OperationOrder order, FencingEpoch epoch) {
      return new OperationCreated(epoch, order.actor(), order.reason(), order.attestation());
    }
  }

  /** Intent: the step is about to be tried; attempts start at 1. */
  record StepStarted(StepId step, int attempt) implements JournalEntry {}

  /** What a long step, or a long compensation, has done so far. */
  record StepProgressed(StepId step, String progress) implements JournalEntry {}

  /**
   * The receiver could not be asked; the same attempt, forward or back, is made again then.
   *
   * @param unsent the receiver got nothing of it; not known, and so false, in older journals
   */
  record StepDeferred(StepId step, String reason, Instant retryAt, boolean unsent)
      implements JournalEntry {}

  /** Outcome: done; `conflicts` is what somebody else changed meanwhile. */
  record StepSucceeded(StepId step, String detail, List<String> conflicts) implements JournalEntry {
    public StepSucceeded {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * Outcome: the attempt failed; tried again at `retryAt`, given up when there is none.
   *
   * @param unsent the receiver got nothing of it; not known, and so false, in older journals
   */
  record StepFailed(
      StepId step,
      int attempt,
      String reason,
      String cure,
      Optional<Instant> retryAt,
      boolean unsent)
      implements JournalEntry {}

  /** Nothing more happens with the step until a person has confirmed it. */
  record StepAwaited(StepId step) implements JournalEntry {}

  /** A person has done what a manual step asks for. */
  record StepConfirmed(StepId step, String actor, String reason, Map<String, String> answers)
      implements JournalEntry {
    public StepConfirmed {
      answers = Collections.unmodifiableMap(new TreeMap<>(answers));
    }
  }

  /** The operation turns back by itself: a step before the pivot cannot be done. */
  record TurnedBack(String reason) implements JournalEntry {}

  /** Intent: the step is about to be undone. */
  record CompensationStarted(StepId step, int attempt) implements JournalEntry {}

  /** Outcome: undone. */
  record StepCompensated(StepId step, String detail, List<String> conflicts)
      implements JournalEntry {
    public StepCompensated {
      conflicts = List.copyOf(conflicts);
    }
  }

  /** Outcome: undoing failed; tried again at `retryAt`, given up when there is none. */
  record CompensationFailed(
      StepId step, int attempt, String reason, String cure, Optional<Instant> retryAt)
      implements JournalEntry {}

  /**
   * Only a person can go on; `fencedBy` is the higher epoch that somebody promised, if that is why.
   */
  record Halted(String reason, String cure, Optional<FencingEpoch> fencedBy)
      implements JournalEntry {}

  /** A person wants it to rest after the running step. */
  record PauseRequested(String actor, String reason) implements JournalEntry {}

  /** A person lets it go on from PAUSED or HALTED. */
  record Resumed(String actor, String reason) implements JournalEntry {}

  /** A person lets it go on without a step that could not be done, or could not be undone. */
  record StepSkipped(StepId step, String actor, String reason) implements JournalEntry {}

  /** A person turns it back before the pivot. */
  record CancelRequested(String actor, String reason) implements JournalEntry {}

  /** A person turns a halted operation back. */
  record CompensateRequested(String actor, String reason) implements JournalEntry {}

  /** Another actor goes on where the former one stopped, with a new epoch. */
  record TakenOver(FencingEpoch epoch, UUID instance, String reason) implements JournalEntry {}

  /** The end; `exceptions` lists conflicts, what was skipped and what is left. */
  record Ended(OperationState state, List<String> exceptions) implements JournalEntry {
    public Ended {
      exceptions = List.copyOf(exceptions);
    }
  }

  /** The end that a person chose, with what is left as it is. */
  record Abandoned(String actor, String reason, List<String> left) implements JournalEntry {
    public Abandoned {
      left = List.copyOf(left);
    }
  }
}
