package dev.handover.orchestrator.domain;

import java.time.Duration;

/**
 * A source lease to set at a node, to renew, or, with a time of zero, to end.
 *
 * @param time from now; zero, or 15 s to 1 h in whole seconds
 * @param holdings what the node lets go of by itself when nobody renews
 */
public record LeaseOrder(Duration time, ReleaseClaim holdings) {
  /** How often a lease is renewed while it lasts: so one lost renewal does not matter. */
  private static final int RENEWALS = 3;

  /** The group's lease; only for a group that has one. */
  public static LeaseOrder of(Group group) {
    return new LeaseOrder(group.sourceLease().orElseThrow(), ReleaseClaim.of(group));
  }

  /** Ends the group's lease. */
  public static LeaseOrder end(Group group) {
    return new LeaseOrder(Duration.ZERO, ReleaseClaim.of(group));
  }

  /** How long after one renewal the next one is due. */
  public Duration rhythm() {
    return time.dividedBy(RENEWALS);
  }
}
