package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A source lease to set at a node, to renew, or, with a time of zero, to end.
 *
 * @param time from now; zero, or 15 s to 1 h in whole seconds
 * @param holdings what the node lets go of by itself when nobody renews
 * @param replaces only the lease that expires then, by the node's clock, or {@link #NONE}; empty
 *     for whatever is there
 */
public record LeaseOrder(Duration time, ReleaseClaim holdings, Optional<String> replaces) {
  /** In place of a lease where there is none. */
  private static final String NONE = "NONE";

  /** How often a lease is renewed while it lasts: so one lost renewal does not matter. */
  private static final int RENEWALS = 3;

  /** The group's lease; only for a group that has one. */
  public static LeaseOrder of(Group group) {
    return new LeaseOrder(
        group.sourceLease().orElseThrow(), ReleaseClaim.of(group), Optional.empty());
  }

  /** Ends the group's lease. */
  public static LeaseOrder end(Group group) {
    return new LeaseOrder(Duration.ZERO, ReleaseClaim.of(group), Optional.empty());
  }

  /** The same, in place of the lease that is there until then, or of none. */
  public LeaseOrder replacing(Optional<Instant> held) {
    return new LeaseOrder(time, holdings, Optional.of(held.map(Instant::toString).orElse(NONE)));
  }

  /** How long after one renewal the next one is due. */
  public Duration rhythm() {
    return time.dividedBy(RENEWALS);
  }
}
