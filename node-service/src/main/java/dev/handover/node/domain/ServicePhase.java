package dev.handover.node.domain;

/**
 * Where one service of a set has got to in a run.
 *
 * <pre>
 *   WAITING -> PENDING -> REACHED
 *      |          +-----> FAILED
 *      +-> BLOCKED
 * </pre>
 */
public enum ServicePhase {
  /** For those before it. */
  WAITING,
  /** On its way. */
  PENDING,
  REACHED,
  FAILED,
  /** One before it failed or is blocked. */
  BLOCKED;

  /** Whether it will not get there in this run. */
  public boolean hasGivenUp() {
    return this == FAILED || this == BLOCKED;
  }

  /** Whether this run is over for it. */
  public boolean isEnd() {
    return this == REACHED || hasGivenUp();
  }
}
