package dev.handover.orchestrator.app.simulation;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Work that can be stopped at any wait. It runs on a thread of its own, but only ever while the
 * kernel waits for it: nothing runs at the same time as anything else.
 */
final class Fiber {
  /** The program that this belonged to is gone: thrown at the next wait, and caught by nobody. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  final Program program;

  /** Counts waits: a wake-up for an earlier one is out of date. */
  long ticket;

  boolean killed;
  boolean done;
  private final Thread thread;
  private volatile boolean running;
  private volatile @Nullable Thread kernel;
  private volatile @Nullable Throwable failure;

  Fiber(Program program, Runnable body) {
    this.program = program;
    this.thread = Thread.ofVirtual().unstarted(() -> live(body));
  }

  private void live(Runnable body) {
    try {
      if (!killed) {
        body.run();
      }
    } catch (Killed end) {
      // as a process that was killed: without a word
    } catch (Throwable broken) {
      failure = broken;
    } finally {
      done = true;
      running = false;
      LockSupport.unpark(kernel);
    }
  }

  /** Lets it run until its next wait; called by the kernel only. */
  void resume() {
    kernel = Thread.currentThread();
    running = true;
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
    while (running) {
      LockSupport.park(this);
    }
    Throwable broken = failure;
    if (broken != null) {
      throw new BrokenFiber(broken);
    }
  }

  /** Gives the kernel its turn; returns when the kernel lets it run again. */
  void pause() {
    running = false;
    LockSupport.unpark(kernel);
    while (!running) {
      LockSupport.park(this);
    }
    if (killed) {
      throw new Killed();
    }
  }

  /** Something was thrown that nobody caught. */
  static final class BrokenFiber extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenFiber(Throwable cause) {
      super(cause);
    }
  }
}
