package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.util.List;

/** What came of one try of an action. The journal decides about repeating, nobody else. */
public sealed interface StepOutcome {
  /** The same, for a try whose intent is an older one: what was sent under it may have arrived. */
  default StepOutcome underAnOlderIntent() {
    return this instanceof RetryLater later ? new RetryLater(later.reason()) : this;
  }

  /** The state is reached; `detail` in words, may be empty. */
  record Done(String detail) implements StepOutcome {}

  /** The end is reached, but for what somebody else changed meanwhile. */
  record DoneWithConflicts(String detail, List<String> conflicts) implements StepOutcome {
    public DoneWithConflicts {
      conflicts = List.copyOf(conflicts);
    }
  }

  /** Work goes on at the receiver; ask again. Bounded by the step's deadline. */
  record OnItsWay(String progress, Duration after) implements StepOutcome {}

  /**
   * The receiver could not be asked: unreachable, breaker open, 503, timeout. Consumes no attempt;
   * bounded by the step's patience.
   *
   * @param unsent nothing of the request left this machine: no connection was made, or none was
   *     tried. When in doubt, false.
   */
  record RetryLater(String reason, boolean unsent) implements StepOutcome {
    /** The request may have arrived, and may have been carried out. */
    public RetryLater(String reason) {
      this(reason, false);
    }
  }

  /** Another operation had the group meanwhile; it has ended, and this came of it. */
  record CameBack(StepOutcome outcome) implements StepOutcome {}

  /** It was tried and did not work (`service-failed`, `disk-in-use`, …): consumes an attempt. */
  record Failed(String reason, String cure) implements StepOutcome {}

  /** It makes no sense to try again (`service-disabled`, `change-set-blocked`, 401, 404, …). */
  record Refused(String reason, String cure) implements StepOutcome {}

  /** Both nodes have parts of the group: only a person may go on, whatever the policy. */
  record TwoOwners(String reason, String cure) implements StepOutcome {}

  /** `stale-epoch`: the receiver promised a higher epoch to somebody else. */
  record Fenced(FencingEpoch promised) implements StepOutcome {}
}
