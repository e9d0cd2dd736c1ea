package dev.handover.directory.app;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.VegasLimit;
import com.netflix.concurrency.limits.limiter.BlockingLimiter;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import dev.handover.directory.domain.Settlement;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Room for writes in flight: as many as the domain controller is best at, found out from how long
 * its answers take. Answers that take longer the more writes there are mean that they queue up
 * there, and fewer do as well.
 */
final class WriteWindow {

  private static final int FIRST = 4;

  /** The answer of a write that never comes ends with the response timeout of the connection. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final SimpleLimiter<Void> adaptive;
  private final Limiter<Void> limiter;

  /** Room for at most so many. */
  WriteWindow(int most) {
    VegasLimit limit =
        VegasLimit.newBuilder().initialLimit(Math.min(FIRST, most)).maxConcurrency(most).build();
    adaptive = SimpleLimiter.newBuilder().limit(limit).build();
    limiter = BlockingLimiter.wrap(adaptive, LONGEST_WAIT);
  }

  /** For how many there is room now. */
  int limit() {
    return adaptive.getLimit();
  }

  /** How many are in flight now. */
  int inFlight() {
    return adaptive.getInflight();
  }

  /** Waits until there is room for one more, and takes it. */
  Place take() {
    return new Place(
        limiter
            .acquire(null)
            .orElseThrow(() -> new IllegalStateException("no write was answered for 10 minutes")));
  }

  /** The place of one write, given back when it ends. */
  record Place(Limiter.Listener listener) {

    /** Does the write in this place. */
    Settlement fill(Supplier<Settlement> write) {
      boolean answered = false;
      try {
        Settlement settlement = write.get();
        answered = true;
        switch (settlement) {
          case Settlement.Settled settled -> listener.onSuccess();
          case Settlement.Unsettled unsettled -> listener.onDropped();
        }
        return settlement;
      } finally {
        if (!answered) {
          listener.onIgnore();
        }
      }
    }

    /** Gives it back unused. */
    void leave() {
      listener.onIgnore();
    }
  }
}
