package dev.handover.orchestrator.app.simulation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** A process: it can be killed, paused and started again at any moment. */
public class Program {
  /** Where it is in a wait. */
  final Set<Fiber> fibers = new LinkedHashSet<>();

  final String name;
  protected final Kernel kernel;
  private final List<Kernel.Waiting> heldBack = new ArrayList<>();
  private boolean alive;
  private boolean paused;
  private int incarnation;

  private final LongSupplier disorder;

  Program(String name, World world) {
    this.name = name;
    this.kernel = world.kernel;
    this.disorder = () -> world.chance.between(0, 40);
  }

  final boolean isAlive() {
    return alive;
  }

  final boolean isPaused() {
    return paused;
  }

  /** A connection leads to one incarnation, and breaks with it. */
  final int incarnation() {
    return incarnation;
  }

  /** What it does first; everything in memory begins anew. */
  protected void begin() {}

  final void start() {
    if (!alive) {
      alive = true;
      incarnation++;
      kernel.note(() -> name + " is started");
      begin();
    }
  }

  /** SIGKILL, or the power is cut. */
  final void kill() {
    if (!alive) {
      return;
    }
    kernel.note(() -> name + " is killed");
    alive = false;
    paused = false;
    heldBack.clear();
    for (Fiber fiber : fibers) {
      fiber.killed = true;
      kernel.wake(new Kernel.Waiting(fiber, fiber.ticket), 0);
    }
    if (kernel.isCurrent(this)) {
      throw new Fiber.Killed();
    }
  }

  /** SIGSTOP. */
  final void pause() {
    if (alive && !paused) {
      kernel.note(() -> name + " is paused");
      paused = true;
    }
  }

  /** SIGCONT. */
  final void goOn() {
    if (paused) {
      kernel.note(() -> name + " goes on");
      paused = false;
      // What had arrived is handled side by side: in any order.
      heldBack.forEach(waiting -> kernel.wake(waiting, disorder.getAsLong()));
      heldBack.clear();
    }
  }

  /** True when the fiber has to wait until the program goes on. */
  final boolean holdBack(Kernel.Waiting waiting) {
    if (paused && !waiting.fiber().killed) {
      heldBack.add(waiting);
      return true;
    }
    return false;
  }

  final void spawn(Runnable body) {
    kernel.spawn(this, body);
  }

  @Override
  public String toString() {
    return name;
  }
}
