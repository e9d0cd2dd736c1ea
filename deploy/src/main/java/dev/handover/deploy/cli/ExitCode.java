package dev.handover.deploy.cli;

import dev.handover.deploy.client.ProblemException;

/** What the command line ends with; part of its contract. */
enum ExitCode {
  /** Done, or the answer is printed. */
  OK(0),
  /** The operation ended FAILED or ABANDONED, or something unforeseen happened. */
  FAILED(1),
  /** The command line itself is wrong. */
  USAGE(2),
  /** Refused as things stand: nothing was started. */
  REFUSED(3),
  /** The operation waits for a person: HALTED or PAUSED. */
  HALTED(4),
  /** The operation was turned back; the source serves again. */
  COMPENSATED(5),
  /** The time given was not enough; the operation goes on. */
  TIMED_OUT(6),
  /** Nobody answered. */
  UNREACHABLE(7),
  /** Token missing, unknown or too weak. */
  NOT_ALLOWED(8),
  /** The operation succeeded but for what it lists as exceptions. */
  WITH_EXCEPTIONS(9);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static ExitCode of(ProblemException problem) {
    int status = problem.status();
    if (status == 401 || status == 403) {
      return NOT_ALLOWED;
    }
    if (status == 400) {
      // What the service cannot read was typed wrong.
      return USAGE;
    }
    // 503: a node or the directory does not answer, so nothing was started.
    return status >= 500 && status != 503 ? FAILED : REFUSED;
  }

  /** Of the levels of a readiness report. */
  static ExitCode ofReadiness(String level) {
    return switch (level) {
      case "OK" -> OK;
      case "WARNING" -> WITH_EXCEPTIONS;
      case "BLOCKING" -> REFUSED;
      default -> HALTED;
    };
  }

  static ExitCode ofState(String operationState) {
    return switch (operationState) {
      case "SUCCEEDED" -> OK;
      case "SUCCEEDED_WITH_EXCEPTIONS" -> WITH_EXCEPTIONS;
      case "COMPENSATED" -> COMPENSATED;
      case "HALTED", "PAUSED" -> HALTED;
      case "PENDING", "RUNNING", "WAITING", "COMPENSATING" -> TIMED_OUT;
      default -> FAILED;
    };
  }
}
