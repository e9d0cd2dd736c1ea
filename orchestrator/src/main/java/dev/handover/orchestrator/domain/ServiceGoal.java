package dev.handover.orchestrator.domain;

/** The state a service is to be brought to. */
public enum ServiceGoal {
  RUNNING,
  STOPPED
}
