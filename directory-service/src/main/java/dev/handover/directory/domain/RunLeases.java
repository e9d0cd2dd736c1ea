package dev.handover.directory.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Leases, at most one for a change set, shared by all instances that use the store. Time is handed
 * in: instances whose clocks differ take over that much too early or too late, which costs time but
 * no value.
 */
public interface RunLeases {

  /**
   * Grants the wanted lease unless another one stands in its way that has not expired: of the same
   * change set, or of the same group by an older epoch.
   *
   * @return the lease in force: the wanted one, or the one in the way
   */
  RunLease acquire(RunLease wanted, Instant now);

  /**
   * Extends a lease; false when it is no longer this run's, or when a newer epoch was promised: a
   * run that was overtaken is not to hold off its successor.
   */
  boolean renew(Turn turn, Instant expires);

  /** Lets go, if the lease still is this run's. */
  void release(Turn turn);

  /** The lease of a change set, expired or not. */
  Optional<RunLease> ofChangeSet(UUID changeSet);

  /** The leases of a group, expired or not; at most 1,000. */
  List<RunLease> ofGroup(GroupName group);
}
