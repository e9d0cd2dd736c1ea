package dev.handover.orchestrator.domain;

/**
 * Where a step is. WAITING until a person has confirmed it. IN_DOUBT has an intent and no outcome:
 * the process that wrote it is gone.
 */
public enum StepState {
  PENDING,
  RUNNING,
  WAITING,
  IN_DOUBT,
  SUCCEEDED,
  FAILED,
  COMPENSATING,
  COMPENSATED,
  SKIPPED
}
