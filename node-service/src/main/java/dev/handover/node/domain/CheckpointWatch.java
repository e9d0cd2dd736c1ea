package dev.handover.node.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a service was last seen to make progress: to enter a state, or to move its checkpoint in
 * one.
 *
 * <p>A service that hangs is told by the service manager's own rule: a pending service moves its
 * checkpoint within its wait hint (SERVICE_STATUS, dwCheckPoint and dwWaitHint). Many services give
 * hints of a second or none at all, so that a floor is set under them.
 *
 * @param begun when watching began
 * @param since when it was last seen to make progress
 */
public record CheckpointWatch(
    Instant begun, Instant since, ServiceState state, long checkpoint, @Nullable Long processId) {
  private static final int MOST_TIMEOUTS = 4;

  /** Begins with what is seen now. */
  public static CheckpointWatch begin(ServiceStatus seen, Instant now) {
    return new CheckpointWatch(now, now, seen.state(), checkpointOf(seen), seen.processId());
  }

  /** Goes on with what is seen now. */
  public CheckpointWatch look(ServiceStatus seen, Instant now) {
    return sees(seen)
        ? this
        : new CheckpointWatch(begun, now, seen.state(), checkpointOf(seen), seen.processId());
  }

  /**
   * Whether it stands still for longer than this, or takes four times as long although it does not.
   */
  public boolean isOverdue(Duration timeout, Instant now) {
    return !now.isBefore(since.plus(timeout))
        || !now.isBefore(begun.plus(timeout.multipliedBy(MOST_TIMEOUTS)));
  }

  /** Whether a service that is seen like this hangs: pending, and without progress for too long. */
  public boolean hangs(ServiceStatus seen, Duration floor, Instant now) {
    ServiceStatus.Progress progress = seen.progress();
    if (progress == null || !sees(seen)) {
      return false;
    }
    Duration hint = Duration.ofMillis(progress.waitHintMillis());
    Duration patience = hint.compareTo(floor) > 0 ? hint : floor;
    return !now.isBefore(since.plus(patience));
  }

  /** The moment at which {@link #isOverdue} becomes true if nothing happens. */
  public Instant deadline(Duration timeout) {
    Instant still = since.plus(timeout);
    Instant last = begun.plus(timeout.multipliedBy(MOST_TIMEOUTS));
    return still.isBefore(last) ? still : last;
  }

  private boolean sees(ServiceStatus seen) {
    return state == seen.state()
        && checkpoint == checkpointOf(seen)
        && Objects.equals(processId, seen.processId());
  }

  private static long checkpointOf(ServiceStatus seen) {
    ServiceStatus.Progress progress = seen.progress();
    return progress == null ? 0 : progress.checkpoint();
  }
}
