package dev.handover.directory.domain;

/** What came of a change. */
public enum ChangeOutcome {
  /** Not done yet, or done without knowing it: doing it again is harmless. */
  PENDING,
  /** The values after are in the directory: written by us, or found there. */
  APPLIED,
  /** Something else was found; nothing was overwritten. */
  CONFLICT,
  /** The values before are in the directory again. */
  REVERTED,
  /** The directory would not write it, so the task is not done; the next request tries again. */
  REFUSED
}
