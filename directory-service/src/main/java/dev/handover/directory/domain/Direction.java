package dev.handover.directory.domain;

/** Which way a change set is brought. */
public enum Direction {
  /** To the values after. */
  APPLIED,
  /** Back to the values before. */
  REVERTED;

  /** The outcome of a change that was brought there. */
  public ChangeOutcome outcome() {
    return this == APPLIED ? ChangeOutcome.APPLIED : ChangeOutcome.REVERTED;
  }

  /** The outcome of a change that lies at the other end, and is still to be brought here. */
  public ChangeOutcome opposite() {
    return this == APPLIED ? ChangeOutcome.REVERTED : ChangeOutcome.APPLIED;
  }

  /** The other way. */
  public Direction turned() {
    return this == APPLIED ? REVERTED : APPLIED;
  }
}
