package dev.handover.directory.app;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does one thing with many items, a limited number of them at the same time. */
@ApplicationScoped
public class BoundedParallel {

  private final int atOnce;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** At most as many at the same time, for each caller, as writes are allowed in flight. */
  public BoundedParallel(ApplyConfig config) {
    this.atOnce = config.parallelWrites();
  }

  /**
   * The results in the order of the items. The first failure of an item is thrown when all ended.
   */
  <T, R> List<R> map(List<T> items, Function<T, R> work) {
    Semaphore free = new Semaphore(atOnce);
    List<Future<R>> underway = new ArrayList<>();
    for (T item : items) {
      free.acquireUninterruptibly();
      underway.add(
          threads.submit(
              () -> {
                try {
                  return work.apply(item);
                } finally {
                  free.release();
                }
              }));
    }
    free.acquireUninterruptibly(atOnce);
    return underway.stream().map(BoundedParallel::result).toList();
  }

  /** What the work gave, or threw. */
  static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @PreDestroy
  void close() {
    threads.close();
  }
}
