package dev.handover.orchestrator.app.simulation;

import java.util.Set;

/** A bug planted in one component, to see that the simulation finds it. */
public enum Flaw {
  NONE,
  /** A node that does what anybody asks, whatever it promised. */
  NODE_IGNORES_EPOCHS(Invariant.ONE_NODE_HAS_THE_DISK, Invariant.THE_REPORT_EQUALS_THE_WORLD),
  /** A node that keeps its promise in memory only. */
  NODE_FORGETS_PROMISES(Invariant.EPOCHS_ONLY_GROW),
  /** Windows attaches the disk at boot, takes the address, and starts the services. */
  NODE_ATTACHES_AT_BOOT(
      Invariant.ONE_NODE_HAS_THE_DISK,
      Invariant.ONE_NODE_RUNS_SERVICES,
      Invariant.ONE_NODE_HAS_THE_ADDRESS),
  /** A directory-service that sets values without comparing first. */
  DIRECTORY_OVERWRITES(Invariant.NO_OLD_VALUE_IS_LOST),
  /** A directory-service that writes first and keeps the old values afterwards. */
  DIRECTORY_KEEPS_VALUES_LATE(Invariant.NO_OLD_VALUE_IS_LOST),
  /** A store that gives an operation that is taken over the epoch it had. */
  STORE_REPEATS_EPOCHS(Invariant.EPOCHS_ONLY_GROW),
  /** A journal that keeps intents in memory until there is an outcome. */
  JOURNAL_DROPS_INTENTS(Invariant.THE_REPORT_EQUALS_THE_WORLD),
  /** A journal that calls every way back a success. */
  REPORT_LIES(Invariant.THE_REPORT_EQUALS_THE_WORLD),
  /** A scheduler that never takes over from a dead instance. */
  NOBODY_TAKES_OVER(Invariant.EVERY_OPERATION_ENDS);

  private final Set<Invariant> breaks;

  Flaw(Invariant... breaks) {
    this.breaks = Set.of(breaks);
  }

  /** What the simulation must notice. */
  public Set<Invariant> breaks() {
    return breaks;
  }
}
