package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.Settlement;
import dev.handover.directory.domain.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
 */
final class SlidingWrites implements AutoCloseable {

  private final Acts acts;
  private final Function<EntryChange, Settlement> write;
  private final Consumer<List<ChangeResult>> records;
  private final WriteWindow window;
  private final WriteLoad load;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private Batch newest = Batch.none();
  private Batch before = newest;
  private volatile boolean broken;

  /** Lets something be done while its caller still owns the group; throws when it does not. */
  interface Acts {
    boolean act(Supplier<Boolean> work);
  }

  /** A batch at work: whether all its writes are in flight, and whether all have ended. */
  private record Batch(CountDownLatch started, Future<Boolean> ended) {
    static Batch none() {
      return new Batch(new CountDownLatch(0), CompletableFuture.completedFuture(true));
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
  Optional<Stop> begin(List<RecordedChange> batch) {
    await(newest.started());
    BoundedParallel.result(before.ended());
    if (broken || stop.get() != null) {
      return drain();
    }
    CountDownLatch started = new CountDownLatch(1);
    before = newest;
    newest = new Batch(started, threads.submit(() -> act(batch, started)));
    return Optional.empty();
  }

  private boolean act(List<RecordedChange> batch, CountDownLatch started) {
    boolean done = false;
    try {
      done = acts.act(() -> writeAll(batch, started));
      return done;
    } finally {
      if (!done) {
        broken = true;
      }
      started.countDown();
    }
  }

  /** After the first unanswered write the ones that have not begun are left for another time. */
  private boolean writeAll(List<RecordedChange> batch, CountDownLatch started) {
    List<Future<Optional<ChangeResult>>> underway = new ArrayList<>();
    for (RecordedChange next : batch) {
      WriteWindow.Place place = window.take();
      if (broken || stop.get() != null) {
        place.leave();
        break;
      }
      underway.add(threads.submit(() -> settle(place, next.change())));
    }
    started.countDown();
    List<ChangeResult> results = new ArrayList<>();
    try {
      underway.forEach(each -> BoundedParallel.result(each).ifPresent(results::add));
    } finally {
      // A fault of one write must not leave others in flight that nobody waits for.
      underway.forEach(SlidingWrites::awaitQuietly);
    }
    records.accept(results);
    return true;
  }

  private Optional<ChangeResult> settle(WriteWindow.Place place, EntryChange change) {
    boolean known = false;
    try {
      Settlement settlement = place.fill(() -> write.apply(change));
      known = true;
      return switch (settlement) {
        case Settlement.Settled settled -> Optional.of(settled.result());
        case Settlement.Unsettled unsettled -> {
          stop.compareAndSet(null, ChangeWriter.notAnswered(unsettled));
          yield Optional.empty();
        }
      };
    } finally {
      if (!known) {
        broken = true;
      }
    }
  }

  /** Waits until nothing is in flight and all is recorded. */
  Optional<Stop> drain() {
    try {
      BoundedParallel.result(before.ended());
    } finally {
      BoundedParallel.result(newest.ended());
    }
    return Optional.ofNullable(stop.get());
  }

  @Override
  public void close() {
    threads.close();
    load.closed(window);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void awaitQuietly(Future<?> future) {
    try {
      BoundedParallel.result(future);
    } catch (RuntimeException e) {
      // The first fault is being thrown already; this write only has to be over.
    }
  }
}
