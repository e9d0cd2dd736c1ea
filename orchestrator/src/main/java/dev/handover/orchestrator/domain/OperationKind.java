package dev.handover.orchestrator.domain;

/** What an operation is for. */
public enum OperationKind {
  /** Planned, both nodes healthy; a failback is one whose target is the primary. */
  SWITCHOVER,
  /** The source is lost or failing; it is never handed the group back. */
  FAILOVER,
  /** Bring the group up on a node, the directory asserted for it. */
  START,
  /** Take the group down on the node that has it. */
  STOP,
  /** The steps of a runbook; a failure halts it, and nothing is undone by itself. */
  RUNBOOK;

  /** The group changes its node. */
  public boolean isMove() {
    return this == SWITCHOVER || this == FAILOVER;
  }
}
