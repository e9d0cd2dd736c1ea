package dev.handover.node.adapter;

import dev.handover.node.domain.Workers;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** At most 128 threads, each gone after a minute without work; none keeps the process alive. */
public final class ThreadWorkers implements Workers {
  private static final int MAX_THREADS = 128;
  private static final long IDLE_SECONDS = 60;

  private final AtomicInteger made = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MAX_THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          this::daemon,
          new ThreadPoolExecutor.CallerRunsPolicy());

  @Override
  public void begin(Runnable work) {
    threads.execute(work);
  }

  private Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "worker-" + made.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
