package dev.handover.orchestrator.app.simulation;

/** What must hold after every step of the world. */
public enum Invariant {
  ONE_NODE_HAS_THE_DISK,
  ONE_NODE_RUNS_SERVICES,
  ONE_NODE_HAS_THE_ADDRESS,
  NO_OLD_VALUE_IS_LOST,
  EPOCHS_ONLY_GROW,
  THE_REPORT_EQUALS_THE_WORLD,
  EVERY_OPERATION_ENDS
}
