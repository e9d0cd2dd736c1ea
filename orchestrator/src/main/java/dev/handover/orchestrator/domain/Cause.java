package dev.handover.orchestrator.domain;

import java.time.Duration;

/** What can be wrong with the server that is to have a group, the worst first. */
public enum Cause {
  /** It does not answer, neither here nor at its partner. */
  NODE_SILENT(Duration.ofSeconds(30)),
  /** It answers, and does not have the disk, the address or all services running. */
  SERVICE_DOWN(Duration.ofMinutes(2)),
  /** Its services run, and a check of the group fails: RUNNING is not serving. */
  CHECK_FAILS(Duration.ofMinutes(2));

  private final Duration grace;

  Cause(Duration grace) {
    this.grace = grace;
  }

  /** A server whose services run can let go in order, and be turned back to. */
  public OperationKind cure() {
    return this == CHECK_FAILS ? OperationKind.SWITCHOVER : OperationKind.FAILOVER;
  }

  /** How long it has to last before anything is done, where the group says nothing. */
  public Duration grace() {
    return grace;
  }
}
