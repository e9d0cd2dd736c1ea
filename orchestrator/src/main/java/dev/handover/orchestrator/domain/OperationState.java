package dev.handover.orchestrator.domain;

/**
 * Where an operation is.
 *
 * <pre>
 * PENDING → RUNNING ⇄ WAITING → SUCCEEDED | SUCCEEDED_WITH_EXCEPTIONS
 *              │  ⇅ PAUSED
 *              ├→ COMPENSATING → COMPENSATED | FAILED (nothing was changed)
 *              └→ HALTED (a person resumes, compensates or abandons) → … | ABANDONED
 * </pre>
 */
public enum OperationState {
  PENDING,
  RUNNING,
  WAITING,
  PAUSED,
  COMPENSATING,
  HALTED,
  SUCCEEDED,
  SUCCEEDED_WITH_EXCEPTIONS,
  COMPENSATED,
  FAILED,
  ABANDONED;

  /** Nothing will happen any more. */
  public boolean isEnd() {
    return compareTo(SUCCEEDED) >= 0;
  }

  /** Nothing will happen without a person. */
  public boolean isRest() {
    return isEnd() || this == PAUSED || this == HALTED;
  }
}
