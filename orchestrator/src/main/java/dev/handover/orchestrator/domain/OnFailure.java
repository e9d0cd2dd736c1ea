package dev.handover.orchestrator.domain;

/** What to do when a step cannot be done after the pivot. */
public enum OnFailure {
  HALT,
  COMPENSATE
}
