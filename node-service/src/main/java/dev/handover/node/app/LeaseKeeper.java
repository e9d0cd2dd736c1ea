package dev.handover.node.app;

import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.Holdings;
import dev.handover.node.domain.PromisedEpochs;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.SourceLease;
import dev.handover.node.domain.SourceLeases;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sets, renews and ends source leases, and knows which are over.
 *
 * <p>A lease that is over stays so: whoever set it may have told others that this machine lets go,
 * and a late renewal must not make that untrue. Only a newer epoch begins anew.
 */
@ApplicationScoped
public class LeaseKeeper {
  private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

  private final SourceLeases leases;
  private final PromisedEpochs promises;
  private final EpochGate gate;
  private final InstantSource clock;
  private Instant lastSeen = Instant.MIN;

  public LeaseKeeper(
      SourceLeases leases, PromisedEpochs promises, EpochGate gate, InstantSource clock) {
    this.leases = leases;
    this.promises = promises;
    this.gate = gate;
    this.clock = clock;
  }

  /** All leases as they are stored now. */
  public List<SourceLease> all() {
    return leases.all();
  }

  /**
   * A lease to set or to renew, from now.
   *
   * @param replaces only this one: when the lease that is held expires, as it was told before, or
   *     {@link #NONE}; empty for whatever is there
   */
  public record Renewal(Duration time, Holdings holdings, Optional<String> replaces) {}

  /** In place of a lease where this fence holds none. */
  public static final String NONE = "NONE";

  /**
   * Sets or renews the group's lease. Whoever says what it replaces cannot prolong the lease by a
   * request that was underway for long, more than once.
   */
  public SourceLease renew(Fence fence, Renewal renewal) {
    gate.admit(fence);
    return gate.act(fence, () -> store(fence, renewal));
  }

  private synchronized SourceLease store(Fence fence, Renewal renewal) {
    Instant now = clock.instant();
    Optional<SourceLease> before = own(fence);
    before.filter(lease -> lease.isLostAt(now)).ifPresent(LeaseKeeper::refuse);
    String found =
        before
            .filter(lease -> lease.state() == SourceLease.State.HELD)
            .map(lease -> lease.expiresAt().toString())
            .orElse(NONE);
    renewal
        .replaces()
        .filter(meant -> !meant.equals(found))
        .ifPresent(
            meant -> {
              throw new RefusedException(Refusal.leaseChanged(fence.group(), found, meant));
            });
    SourceLease lease = SourceLease.held(fence, renewal.holdings(), now.plus(renewal.time()));
    leases.keep(lease);
    return lease;
  }

  /** Ends the group's lease; one that is over already stays as it is. */
  public SourceLease end(Fence fence) {
    gate.admit(fence);
    return gate.act(fence, () -> storeEnd(fence));
  }

  private synchronized SourceLease storeEnd(Fence fence) {
    Instant now = clock.instant();
    Optional<SourceLease> over = own(fence).filter(lease -> lease.isLostAt(now));
    if (over.isPresent()) {
      return over.get();
    }
    SourceLease ended =
        new SourceLease(fence, Holdings.NONE, now, SourceLease.State.ENDED, "ended by its owner");
    leases.keep(ended);
    return ended;
  }

  private Optional<SourceLease> own(Fence fence) {
    return leases.find(fence.group()).filter(lease -> lease.isBy(fence));
  }

  /**
   * Leases that this machine has to let go of now. Ends those that a newer epoch made void.
   *
   * <p>A clock that was set back does not lengthen a lease: what it lost since the last look is
   * taken off.
   */
  public synchronized List<SourceLease> due() {
    Instant now = clock.instant();
    Duration lost = now.isBefore(lastSeen) ? Duration.between(now, lastSeen) : Duration.ZERO;
    lastSeen = now;
    return leases.all().stream().filter(lease -> isDue(shortened(lease, lost), now)).toList();
  }

  private SourceLease shortened(SourceLease lease, Duration lost) {
    if (lost.isZero() || lease.state() != SourceLease.State.HELD) {
      return lease;
    }
    SourceLease sooner = lease.sooner(lost);
    write(sooner);
    return sooner;
  }

  private boolean isDue(SourceLease lease, Instant now) {
    return switch (lease.due(now, promises.find(lease.fence().group()))) {
      case NOTHING -> false;
      case LET_GO -> true;
      case END -> {
        write(lease.in(SourceLease.State.ENDED, "void: a newer epoch was promised"));
        yield false;
      }
    };
  }

  /** Waits for acts that began before the lease was lost; whoever comes later is refused. */
  void awaitActs(Fence fence) {
    gate.awaitActs(fence);
  }

  /** Writes down where the letting go has got to, unless the lease was replaced meanwhile. */
  synchronized void note(SourceLease lease, SourceLease.State state, String detail) {
    if (own(lease.fence()).isPresent()) {
      write(lease.in(state, detail));
    }
  }

  /**
   * A machine whose disk is full lets go all the same; it will see the same again and do it again.
   */
  private void write(SourceLease lease) {
    try {
      leases.keep(lease);
    } catch (UncheckedIOException e) {
      LOG.errorf(e, "lease cannot be written: group=%s", lease.fence().group());
    }
  }

  private static void refuse(SourceLease lease) {
    throw new RefusedException(Refusal.leaseExpired(lease));
  }
}
