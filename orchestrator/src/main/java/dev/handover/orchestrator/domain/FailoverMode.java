package dev.handover.orchestrator.domain;

/** Who decides that a lost server's group is taken over. */
public enum FailoverMode {
  /** A person; nothing begins by itself. */
  MANUAL,
  /** An operation is prepared by itself and waits for an approver. */
  APPROVE,
  /** It begins by itself. */
  AUTOMATIC
}
