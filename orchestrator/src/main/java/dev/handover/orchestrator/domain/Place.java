package dev.handover.orchestrator.domain;

/** Where a step of a runbook takes place, or where a move leads; resolved when it is planned. */
public enum Place {
  PRIMARY,
  BACKUP,
  /** The node that has the group when the step's turn comes. */
  ACTIVE,
  /** The other one then. */
  STANDBY,
  /** First the standby, then the active node. */
  BOTH
}
