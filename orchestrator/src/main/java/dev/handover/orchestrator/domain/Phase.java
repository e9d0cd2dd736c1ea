package dev.handover.orchestrator.domain;

/** What the time of a step counts as. */
public enum Phase {
  DECIDE,
  FENCE,
  RELEASE,
  DIRECTORY,
  ACQUIRE,
  SERVICES,
  VERIFY,
  /** Other servers come to see what was written; the group serves meanwhile. */
  CONVERGE,
  /** The steps of a runbook, whatever they do. */
  RUNBOOK
}
