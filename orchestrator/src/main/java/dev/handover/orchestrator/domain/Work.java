package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.UUID;

/** What whoever drives due work calls; at most one caller for an operation at a time. */
public interface Work {
  /**
   * Carries the operation on until it has to wait, rests or has ended.
   *
   * @param surelyMine until when nobody can have presumed the caller dead. What is read of the
   *     operation later than that may be what a successor wrote, by whose epoch the caller would
   *     act beside it: so nothing is done then, and it is due at once.
   */
  Due carryOn(UUID operation, Instant surelyMine);

  /** The former actor is presumed dead: acquires a new epoch, so that it can do no more harm. */
  void takeOver(UUID operation, String reason);

  /** When to call again. */
  sealed interface Due {
    /** The journal's version when that was decided: when it has grown since, it is due now. */
    long version();

    /** Not before then. */
    record At(Instant instant, long version) implements Due {}

    /** When a person has commanded something. */
    record Resting(long version) implements Due {}

    /** Never again. */
    record Over(long version) implements Due {}
  }
}
