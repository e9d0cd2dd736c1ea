package dev.handover.orchestrator.domain;

/** Whether a machine has power. Anything in between counts as on. */
public enum PowerState {
  ON,
  OFF
}
