package dev.handover.orchestrator.domain.times;

import dev.handover.orchestrator.domain.Phase;

/** What the time of an operation went to, in the order in which it usually happens. */
public enum TimedPhase {
  /** From the first sign of the fault until it was sure. */
  DETECT,
  /** From the request to the order, and the wait for an approver. */
  DECIDE,
  FENCE,
  RELEASE,
  DIRECTORY,
  ACQUIRE,
  SERVICES,
  /** Looking at nodes, directory and DNS until they are as they should be. */
  CONVERGE,
  RUNBOOK;

  /** What the time of a step of that phase counts as. */
  static TimedPhase of(Phase phase) {
    return switch (phase) {
      case DECIDE -> DECIDE;
      case FENCE -> FENCE;
      case RELEASE -> RELEASE;
      case DIRECTORY -> DIRECTORY;
      case ACQUIRE -> ACQUIRE;
      case SERVICES -> SERVICES;
      case VERIFY, CONVERGE -> CONVERGE;
      case RUNBOOK -> RUNBOOK;
    };
  }
}
