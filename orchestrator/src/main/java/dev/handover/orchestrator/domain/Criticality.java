package dev.handover.orchestrator.domain;

/** What it means for the operation when a step cannot be done. */
public enum Criticality {
  /** The operation turns back or halts. */
  REQUIRED,
  /** The operation goes on and lists it as an exception. */
  BEST_EFFORT
}
