package dev.handover.orchestrator.domain.evacuation;

/** Where an evacuation stands; the last four are ends. */
public enum EvacuationState {
  RUNNING,
  /** A person wants nothing more to begin. */
  PAUSED,
  /** A group could not be moved, and nothing more begins until a person has decided. */
  HALTED,
  SUCCEEDED,
  /** Some groups were moved, or needed no move, and others not. */
  SUCCEEDED_WITH_EXCEPTIONS,
  CANCELLED,
  /** No group was moved. */
  FAILED;

  /** Nothing happens any more. */
  public boolean isEnd() {
    return switch (this) {
      case RUNNING, PAUSED, HALTED -> false;
      case SUCCEEDED, SUCCEEDED_WITH_EXCEPTIONS, CANCELLED, FAILED -> true;
    };
  }

  /** Nothing happens without a person, or nothing any more. */
  public boolean isRest() {
    return this != RUNNING;
  }
}
