package dev.handover.node.domain;

import java.time.InstantSource;

/**
 * Keeps whoever lost a group's lease from bringing the group back with the same epoch: others may
 * have been told already that this machine let go. A lease that its owner ended forbids nothing.
 */
public final class LeaseGuard {
  private final SourceLeases leases;
  private final InstantSource clock;

  public LeaseGuard(SourceLeases leases, InstantSource clock) {
    this.leases = leases;
    this.clock = clock;
  }

  /** Refuses with lease-expired when the group's lease is by this fence and is lost. */
  public void check(Fence fence) {
    leases
        .find(fence.group())
        .filter(lease -> lease.isBy(fence) && lease.isLostAt(clock.instant()))
        .ifPresent(
            lease -> {
              throw new RefusedException(Refusal.leaseExpired(lease));
            });
  }
}
