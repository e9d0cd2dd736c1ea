package dev.handover.node.domain;

/**
 * The state a service is asked to reach, and what to do next to get it there. Pure: one look, one
 * move.
 */
public enum DesiredState {
  RUNNING {
    @Override
    public Move next(ServiceState found, boolean startWasAsked) {
      return switch (found) {
        case RUNNING -> Move.DONE;
        case STOPPED -> startWasAsked ? Move.REPORT_FAILED_START : Move.START;
        case START_PENDING, STOP_PENDING, CONTINUE_PENDING, PAUSE_PENDING -> Move.WAIT;
        case PAUSED -> Move.REPORT_PAUSED;
        case FAILED -> Move.REPORT_GONE;
        case NOT_INSTALLED -> Move.REPORT_UNKNOWN;
      };
    }
  },
  STOPPED {
    @Override
    public Move next(ServiceState found, boolean startWasAsked) {
      return switch (found) {
        case STOPPED -> Move.DONE;
        // The process is gone, so there is nothing left to stop; but as long as the service manager
        // believes that it runs, it does not stop what this one depends on.
        case FAILED -> Move.CLEAR;
        case RUNNING, PAUSED -> Move.STOP;
        case START_PENDING, STOP_PENDING, CONTINUE_PENDING, PAUSE_PENDING -> Move.WAIT;
        case NOT_INSTALLED -> Move.REPORT_UNKNOWN;
      };
    }
  };

  /**
   * Whether a service that hangs in this state keeps the caller from what it wants. One that hangs
   * while it starts may still get to RUNNING: how long to wait for that is the caller's to say.
   */
  public boolean isKeptFrom(ServiceState hanging) {
    return hanging.isPending() && (this == STOPPED || hanging == ServiceState.STOP_PENDING);
  }

  /** What to do next. */
  public enum Move {
    DONE,
    START,
    STOP,
    CLEAR,
    WAIT,
    REPORT_FAILED_START,
    REPORT_GONE,
    REPORT_PAUSED,
    REPORT_UNKNOWN
  }

  /**
   * The next move.
   *
   * @param startWasAsked whether this caller's start was accepted and its end not seen yet: then
   *     STOPPED is a failed start
   */
  public abstract Move next(ServiceState found, boolean startWasAsked);
}
