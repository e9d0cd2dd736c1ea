package dev.handover.node.domain;

/**
 * A service's state: Windows' own seven, and two that we add.
 *
 * <pre>
 *   STOPPED -> START_PENDING -> RUNNING -> STOP_PENDING -> STOPPED
 *                    |             |
 *                    +-> STOPPED   +-> PAUSE_PENDING -> PAUSED -> CONTINUE_PENDING -> RUNNING
 * </pre>
 */
public enum ServiceState {
  STOPPED,
  START_PENDING,
  STOP_PENDING,
  RUNNING,
  CONTINUE_PENDING,
  PAUSE_PENDING,
  PAUSED,
  /** The service manager does not know the name (1060). */
  NOT_INSTALLED,
  /** The service manager says RUNNING or STOP_PENDING, but the process is gone. */
  FAILED;

  /** Whether nothing of the service can be at work: it holds no file and serves no client. */
  public boolean hasLetGo() {
    return this == STOPPED || this == NOT_INSTALLED || this == FAILED;
  }

  /** Whether the service is between two states and will leave this one by itself. */
  public boolean isPending() {
    return this == START_PENDING
        || this == STOP_PENDING
        || this == CONTINUE_PENDING
        || this == PAUSE_PENDING;
  }
}
