package dev.handover.directory.domain;

/** What came of a change. */
public enum ChangeOutcome {
  /** Not done yet, or done without knowing it: doing it again is harmless. */
  PENDING,
  /** The values after are in the directory: written by us, or found there. */
  APPLIED,
  /** Something else was found, or the directory refused; nothing was overwritten. */
  CONFLICT,
  /** The values before are in the directory again. */
  REVERTED
}
