package dev.handover.orchestrator.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs many seeds, some of them at the same time: they know nothing of each other. */
public final class Seeds {
  private final Flaw flaw;
  private final int workers;

  /** `workers` is how many seeds are run at the same time. */
  public Seeds(Flaw flaw, int workers) {
    this.flaw = flaw;
    this.workers = workers;
  }

  /**
   * Runs the seeds from one to, but not including, another.
   *
   * @param done told of each, one at a time
   */
  public void run(long from, long to, Consumer<WholeSystem.Outcome> done) {
    AtomicLong next = new AtomicLong(from);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      threads.add(Thread.ofVirtual().start(() -> work(next, to, done)));
    }
    for (Thread thread : threads) {
      await(thread);
    }
  }

  private void work(AtomicLong next, long to, Consumer<WholeSystem.Outcome> done) {
    for (long seed = next.getAndIncrement(); seed < to; seed = next.getAndIncrement()) {
      WholeSystem.Outcome outcome = WholeSystem.run(seed, flaw, false);
      synchronized (this) {
        done.accept(outcome);
      }
    }
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
