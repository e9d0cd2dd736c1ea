package dev.handover.orchestrator.app.evacuation;

import dev.handover.orchestrator.domain.evacuation.Evacuation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Waits for evacuations. Knows only of what this instance wrote, so it looks every second: another
 * instance may have written.
 */
@ApplicationScoped
public class EvacuationWatch {
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private long writes;

  /** Something was written. */
  void changed() {
    lock.lock();
    try {
      writes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The evacuation when it rests, or as it is after `atMost`. */
  public Evacuation await(Supplier<Evacuation> look, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    long seen = pause(-1, 0);
    Evacuation now = look.get();
    while (!now.state().isRest() && end - System.nanoTime() > 0 && seen >= 0) {
      seen = pause(seen, end - System.nanoTime());
      now = look.get();
    }
    return now;
  }

  /** Until more was written than that; how much it is now, negative when nobody waits any more. */
  private long pause(long seen, long nanos) {
    long left = Math.min(nanos, LONGEST);
    lock.lock();
    try {
      while (writes == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return writes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    } finally {
      lock.unlock();
    }
  }
}
