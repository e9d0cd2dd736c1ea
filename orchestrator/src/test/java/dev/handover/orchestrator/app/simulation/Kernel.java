package dev.handover.orchestrator.app.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Virtual time in milliseconds, and whose turn it is: the same calls give the same order. */
public final class Kernel implements InstantSource {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final @Nullable List<String> trace;
  private @Nullable Fiber current;
  private long now;
  private long order;
  private long dispatched;

  /** Something that happens at a time: a fiber goes on, or something is done. */
  private record Event(long at, long order, @Nullable Waiting waiting, @Nullable Runnable deed)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(at, other.at);
      return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
  }

  /** A fiber in one of its waits. */
  record Waiting(Fiber fiber, long ticket) {
    boolean isOver() {
      return fiber.done || fiber.ticket != ticket;
    }
  }

  Kernel(boolean traced) {
    this.trace = traced ? new ArrayList<>() : null;
  }

  /** What has happened, in order; empty when nobody wanted to know. */
  List<String> trace() {
    return trace == null ? List.of() : trace;
  }

  void note(Supplier<String> what) {
    if (trace != null) {
      trace.add("%9.3f  %s".formatted(now / 1000.0, what.get()));
    }
  }

  @Override
  public Instant instant() {
    return instant(now);
  }

  /** Milliseconds since the beginning. */
  public long now() {
    return now;
  }

  long dispatched() {
    return dispatched;
  }

  static long millis(Instant instant) {
    return Duration.between(MIDNIGHT, instant).toMillis();
  }

  static Instant instant(long millis) {
    return MIDNIGHT.plusMillis(millis);
  }

  /** Does something later, whatever has become of everybody by then. */
  void after(long millis, Runnable deed) {
    events.add(new Event(now + millis, order++, null, deed));
  }

  /** Begins a piece of work of a program. */
  public void spawn(Program program, Runnable body) {
    Fiber fiber = new Fiber(program, body);
    program.fibers.add(fiber);
    wake(new Waiting(fiber, 0), 0);
  }

  void wake(Waiting waiting, long inMillis) {
    events.add(new Event(now + inMillis, order++, waiting, null));
  }

  /** Only a fiber can wait. */
  Fiber current() {
    Fiber fiber = current;
    if (fiber == null) {
      throw new IllegalStateException("nobody is running");
    }
    return fiber;
  }

  boolean isCurrent(Program program) {
    return current != null && current.program.equals(program);
  }

  /** Waits for some time. */
  public void sleep(long millis) {
    wake(waiting(), millis);
    pause();
  }

  /** The wait that the running fiber is about to begin. */
  Waiting waiting() {
    Fiber fiber = current();
    return new Waiting(fiber, ++fiber.ticket);
  }

  void pause() {
    Fiber fiber = current();
    if (fiber.killed) {
      throw new Fiber.Killed();
    }
    fiber.pause();
    fiber.ticket++;
  }

  /** Goes on until then, or until it is over; `each` is called after every turn. */
  void run(long until, BooleanSupplier isOver, Runnable each) {
    while (!isOver.getAsBoolean()) {
      Event next = events.peek();
      if (next == null || next.at > until) {
        now = Math.max(now, until);
        return;
      }
      events.poll();
      now = next.at;
      dispatch(next);
      each.run();
    }
  }

  private void dispatch(Event event) {
    dispatched++;
    Runnable deed = event.deed;
    if (deed != null) {
      deed.run();
      return;
    }
    Waiting waiting = event.waiting;
    if (waiting == null || waiting.isOver()) {
      return;
    }
    Fiber fiber = waiting.fiber();
    if (fiber.program.holdBack(waiting)) {
      return;
    }
    current = fiber;
    try {
      fiber.resume();
    } finally {
      current = null;
      if (fiber.done) {
        fiber.program.fibers.remove(fiber);
      }
    }
  }
}
