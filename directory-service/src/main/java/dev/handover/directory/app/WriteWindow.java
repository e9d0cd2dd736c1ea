package dev.handover.directory.app;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.VegasLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import dev.handover.directory.domain.Settlement;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Room for writes in flight: as many as the domain controller is best at, found out from how long
 * its answers take. Answers that take longer the more writes there are mean that they queue up
 * there, and fewer do as well.
 */
final class WriteWindow {

  private static final int FIRST = 4;

  private final SimpleLimiter<Void> adaptive;

  /** Room for at most so many. */
  WriteWindow(int most) {
    VegasLimit limit =
        VegasLimit.newBuilder().initialLimit(Math.min(FIRST, most)).maxConcurrency(most).build();
    adaptive = SimpleLimiter.newBuilder().limit(limit).build();
  }

  /** For how many there is room now. */
  int limit() {
    return adaptive.getLimit();
  }

  /** How many are in flight now. */
  int inFlight() {
    return adaptive.getInflight();
  }

  /** Takes the place of one more, if there is room for it. */
  Optional<Place> take() {
    return adaptive.acquire(null).map(Place::new);
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
