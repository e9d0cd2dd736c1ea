package dev.handover.directory.domain.proof;

/** What one look at one server found. */
public sealed interface PollOutcome {

  /**
   * Nothing that was looked at differs.
   *
   * @param whole whether everything was looked at, and not only what was left from the look before
   */
  record Agrees(boolean whole) implements PollOutcome {}

  /** The first difference. */
  record Differs(Discrepancy first) implements PollOutcome {}

  /** No answer, or none that can be used. */
  record Unreachable(String reason) implements PollOutcome {}
}
