package dev.handover.orchestrator.app.simulation;

/** A bug planted in one component, to see that the simulation finds it. */
public enum Flaw {
  NONE,
  /** A node that does what anybody asks, whatever it promised. */
  NODE_IGNORES_EPOCHS,
  /** A node that keeps its promise in memory only. */
  NODE_FORGETS_PROMISES,
  /** Windows attaches the disk at boot, takes the address, and starts the services. */
  NODE_ATTACHES_AT_BOOT,
  /** A directory-service that sets values without comparing first. */
  DIRECTORY_OVERWRITES,
  /** A directory-service that writes first and keeps the old values afterwards. */
  DIRECTORY_KEEPS_VALUES_LATE,
  /** A store that gives an operation that is taken over the epoch it had. */
  STORE_REPEATS_EPOCHS,
  /** A journal that keeps intents in memory until there is an outcome. */
  JOURNAL_DROPS_INTENTS,
  /** A journal that calls every way back a success. */
  REPORT_LIES,
  /** A scheduler that never takes over from a dead instance. */
  NOBODY_TAKES_OVER
}
