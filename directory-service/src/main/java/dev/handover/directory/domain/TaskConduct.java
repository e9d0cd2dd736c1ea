package dev.handover.directory.domain;

/** How the changes of a task have to be written. */
public enum TaskConduct {
  /** One after the other, each recorded before the next. */
  IN_TURN,
  /**
   * In turn, and when one cannot be made the ones before it are taken back: a service principal
   * name that left one account and could not be given to the other would be on none.
   */
  TOGETHER,
  /** Independent of each other: many in flight, recorded in batches. */
  IN_PARALLEL
}
