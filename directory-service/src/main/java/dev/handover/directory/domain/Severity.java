package dev.handover.directory.domain;

/** Weight of a finding. */
public enum Severity {
  /** Keeps the change set from being applied. */
  BLOCKER,
  /** The move goes on, and a person should know. */
  WARNING,
  /** For the record. */
  NOTICE
}
