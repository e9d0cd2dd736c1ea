package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RecordedChange;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one batch: how many have not begun, how many have not ended, and what came of them.
 */
final class WriteBatch {

  private final List<RecordedChange> changes;
  private final CountDownLatch begun;
  private final CountDownLatch ended;
  private final Collection<ChangeResult> results = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

  WriteBatch(List<RecordedChange> changes) {
    this.changes = List.copyOf(changes);
    this.begun = new CountDownLatch(changes.size());
    this.ended = new CountDownLatch(changes.size());
  }

  /** One change of a batch, on its way to the directory. */
  record Write(WriteBatch batch, EntryChange change) {
    /** It has left the queue. */
    void begin() {
      batch.begun.countDown();
    }

    void came(ChangeResult result) {
      batch.results.add(result);
    }

    void failed(Throwable why) {
      batch.fault.compareAndSet(null, why);
    }

    /** Nothing of it is in flight any more. */
    void end() {
      batch.ended.countDown();
    }
  }

  List<Write> writes() {
    return changes.stream().map(recorded -> new Write(this, recorded.change())).toList();
  }

  /** Waits until none of them is in the queue. */
  void awaitBegun() {
    await(begun);
  }

  /** No write of it will begin: nobody has to wait for that. */
  void giveUp() {
    changes.forEach(each -> begun.countDown());
  }

  /** Waits until all of them have ended. Throws the first fault that one of them met. */
  List<ChangeResult> awaitEnded() {
    await(ended);
    Throwable met = fault.get();
    if (met instanceof RuntimeException known) {
      throw known;
    }
    if (met != null) {
      throw new IllegalStateException("a write ended by a fault", met);
    }
    return List.copyOf(results);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
