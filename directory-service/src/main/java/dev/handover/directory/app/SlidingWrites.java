package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.Settlement;
import dev.handover.directory.domain.Stop;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes in flight over the ends of batches: the next batch is begun as soon as the last write of
 * the one before is in flight, and what came of a batch is recorded while the next one is being
 * written. Each batch is an act of its own, so that a newer owner is noticed between two of them.
 * For one walk, used by one thread.
 *
 * <p>Whoever has got an answer takes the next change from the queue itself: no thread has to be
 * woken for a write, which would cost about as much as the write.
 */
final class SlidingWrites implements AutoCloseable {

  private final Acts acts;
  private final Function<EntryChange, Settlement> write;
  private final Consumer<List<ChangeResult>> records;
  private final WriteWindow window;
  private final WriteLoad load;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<WriteBatch.Write> queue = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private Underway newest = Underway.nothing();
  private Underway before = newest;
  private volatile boolean broken;

  /** Lets something be done while its caller still owns the group; throws when it does not. */
  interface Acts {
    boolean act(Supplier<Boolean> work);
  }

  /** A batch at work, and the act that ends with it. */
  private record Underway(WriteBatch batch, Future<Boolean> act) {
    static Underway nothing() {
      return new Underway(new WriteBatch(List.of()), CompletableFuture.completedFuture(true));
    }
  }

  SlidingWrites(
      Acts acts,
      Function<EntryChange, Settlement> write,
      Consumer<List<ChangeResult>> records,
      WriteWindow window,
      WriteLoad load) {
    this.acts = acts;
    this.write = write;
    this.records = records;
    this.window = window;
    this.load = load;
    load.opened(window);
  }

  /**
   * Begins a batch when there is room for it; two are at work at most. Tells why the walk has to
   * stop, if it has to: then nothing is in flight any more.
   */
  Optional<Stop> begin(List<RecordedChange> changes) {
    newest.batch().awaitBegun();
    BoundedParallel.result(before.act());
    if (hasToStop()) {
      return drain();
    }
    WriteBatch batch = new WriteBatch(changes);
    before = newest;
    newest = new Underway(batch, threads.submit(() -> act(batch)));
    return Optional.empty();
  }

  private boolean act(WriteBatch batch) {
    boolean done = false;
    try {
      done = acts.act(() -> writeAll(batch));
      return done;
    } finally {
      if (!done) {
        broken = true;
        batch.giveUp();
      }
    }
  }

  private boolean writeAll(WriteBatch batch) {
    queue.addAll(batch.writes());
    fillWindow();
    records.accept(batch.awaitEnded());
    return true;
  }

  /** As many writers as there is room for, as long as there is something to write. */
  private void fillWindow() {
    while (!queue.isEmpty()) {
      Optional<WriteWindow.Place> place = window.take();
      if (place.isEmpty()) {
        return;
      }
      threads.execute(() -> writeFrom(place.get()));
    }
  }

  private void writeFrom(WriteWindow.Place first) {
    Optional<WriteWindow.Place> place = Optional.of(first);
    while (place.isPresent()) {
      WriteBatch.Write next = queue.poll();
      if (next == null) {
        place.get().leave();
        break;
      }
      next.begin();
      try {
        settle(place.get(), next);
      } finally {
        next.end();
      }
      place = window.take();
      // The window may have grown by this answer.
      fillWindow();
    }
    // What was queued while the last place was held for nothing.
    fillWindow();
  }

  /** After the first unanswered write the ones that have not begun are left for another time. */
  private void settle(WriteWindow.Place place, WriteBatch.Write next) {
    if (hasToStop()) {
      place.leave();
      return;
    }
    try {
      switch (place.fill(() -> write.apply(next.change()))) {
        case Settlement.Settled settled -> next.came(settled.result());
        case Settlement.Unsettled unsettled ->
            stop.compareAndSet(null, ChangeWriter.notAnswered(unsettled));
      }
    } catch (RuntimeException | Error e) {
      broken = true;
      next.failed(e);
    }
  }

  private boolean hasToStop() {
    return broken || stop.get() != null;
  }

  /** Waits until nothing is in flight and all is recorded. */
  Optional<Stop> drain() {
    try {
      BoundedParallel.result(before.act());
    } finally {
      BoundedParallel.result(newest.act());
    }
    return Optional.ofNullable(stop.get());
  }

  @Override
  public void close() {
    threads.close();
    load.closed(window);
  }
}
