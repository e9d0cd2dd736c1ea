package dev.handover.orchestrator.app.simulation;

import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A queue on which one fiber waits. */
public final class Inbox<T> {
  private final Kernel kernel;
  private final ArrayDeque<T> arrived = new ArrayDeque<>();
  private Kernel.@Nullable Waiting reader;

  public Inbox(Kernel kernel) {
    this.kernel = kernel;
  }

  public void add(T item) {
    arrived.add(item);
    Kernel.Waiting waiting = reader;
    if (waiting != null) {
      kernel.wake(waiting, 0);
    }
  }

  /** The next item; empty when none has come until then, in milliseconds since the beginning. */
  public Optional<T> take(long until) {
    while (arrived.isEmpty() && kernel.now() < until) {
      Kernel.Waiting waiting = kernel.waiting();
      reader = waiting;
      if (until < Long.MAX_VALUE) {
        kernel.wake(waiting, until - kernel.now());
      }
      kernel.pause();
      reader = null;
    }
    return Optional.ofNullable(arrived.poll());
  }
}
