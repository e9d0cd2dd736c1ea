package dev.handover.orchestrator.domain.trigger;

import java.util.Optional;
import java.util.UUID;

/**
 * What was decided about an alert or event, and why.
 *
 * @param code stable; for what was refused mostly that of a problem
 * @param group as the rule or a label names it, which need not be a group
 */
public record Decision(
    Outcome outcome,
    String code,
    String detail,
    Optional<String> rule,
    Optional<String> group,
    Optional<UUID> operation) {
  private static final int MAX_DETAIL = 4000;

  /** When nobody has decided yet. */
  public static final Decision OPEN =
      of(Outcome.UNDECIDED, "received", "It was written down and is being decided.");

  /** Given up: too late to act on it, unless it is sent again. */
  public static final String GAVE_UP = "gave-up";

  public Decision {
    detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL - 3) + "...";
  }

  /** What came of it. */
  public enum Outcome {
    /** An operation was begun. */
    STARTED,
    /** An operation waits for an approver. */
    PREPARED,
    /** Nothing was to be done. */
    RECORDED,
    /** Something keeps it from being done. */
    REFUSED,
    /** Somebody did not answer, or the process ended in between: it is tried again. */
    UNDECIDED
  }

  /** Without a rule. */
  public static Decision of(Outcome outcome, String code, String detail) {
    return new Decision(
        outcome, code, detail, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same, by that rule and for that group. */
  public Decision by(TriggerRule byRule, Optional<String> ofGroup) {
    return new Decision(outcome, code, detail, Optional.of(byRule.name()), ofGroup, operation);
  }

  /** The same, with an operation. */
  public Decision with(UUID begun) {
    return new Decision(outcome, code, detail, rule, group, Optional.of(begun));
  }
}
