package dev.handover.orchestrator.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes whoever waits for a journal to grow. Knows only of this instance's own appends, so a wait
 * is never longer than a second: another instance may have written.
 */
@ApplicationScoped
public class OperationChanges {
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long count;

  void happened() {
    lock.lock();
    try {
      count++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A mark to be taken before looking, so that nothing is missed between look and wait. */
  long mark() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when something was written after the mark, or after at most a second. */
  void awaitAfter(long mark, Duration atMost) throws InterruptedException {
    long nanos = (atMost.compareTo(LONGEST) < 0 ? atMost : LONGEST).toNanos();
    lock.lock();
    try {
      while (count == mark && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }
}
