package dev.handover.node.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A machine's promise to let go of a group by itself unless somebody renews it in time.
 *
 * @param fence by whom it was set; only the same one renews it
 * @param holdings what is let go of
 * @param expiresAt by this machine's clock
 * @param detail what became of it, for people
 */
public record SourceLease(
    Fence fence, Holdings holdings, Instant expiresAt, State state, String detail) {

  /** The shortest lease that can be renewed every third of it over a slow network. */
  public static final Duration SHORTEST = Duration.ofSeconds(15);

  public static final Duration LONGEST = Duration.ofHours(1);

  /**
   * Where a lease has got to.
   *
   * <pre>
   *   HELD -> EXPIRED -> RELEASED
   *     |        |  ^
   *     |        v  |
   *     |      FAILED
   *     +-> ENDED      (also from EXPIRED and FAILED, by a newer epoch)
   * </pre>
   */
  public enum State {
    HELD,
    /** The machine is letting go, or will as soon as it runs again. */
    EXPIRED,
    RELEASED,
    ENDED,
    /** Something is still held; the machine goes on trying. */
    FAILED
  }

  /** What to do with a lease now. */
  public enum Due {
    NOTHING,
    END,
    LET_GO
  }

  /** A lease that was just set or renewed. */
  public static SourceLease held(Fence fence, Holdings holdings, Instant expiresAt) {
    return new SourceLease(fence, holdings, expiresAt, State.HELD, "renewed");
  }

  /** What to do, given the time and the newest promise for the group, if there is one. */
  public Due due(Instant now, Optional<EpochPromise> promised) {
    if (state == State.RELEASED || state == State.ENDED) {
      return Due.NOTHING;
    }
    if (promised.filter(promise -> !promise.isFor(fence)).isPresent()) {
      return Due.END;
    }
    return isOverAt(now) ? Due.LET_GO : Due.NOTHING;
  }

  /** Whether its time is over: from then on it cannot be renewed. */
  public boolean isOverAt(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Whether this machine lets go, or let go: whoever set it has lost the group here. */
  public boolean isLostAt(Instant now) {
    return switch (state) {
      case ENDED -> false;
      case HELD -> isOverAt(now);
      case EXPIRED, RELEASED, FAILED -> true;
    };
  }

  /** Whether it was set by this fence. */
  public boolean isBy(Fence other) {
    return fence.group().equals(other.group())
        && fence.epoch().equals(other.epoch())
        && fence.issuer().equals(other.issuer());
  }

  /** The same lease, further on. */
  public SourceLease in(State next, String what) {
    return new SourceLease(fence, holdings, expiresAt, next, what);
  }

  /** The same lease, expiring sooner. */
  public SourceLease sooner(Duration by) {
    return new SourceLease(fence, holdings, expiresAt.minus(by), state, detail);
  }
}
