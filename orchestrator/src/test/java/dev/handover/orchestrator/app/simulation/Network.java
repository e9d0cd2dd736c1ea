package dev.handover.orchestrator.app.simulation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Connections between programs: requests and answers are delayed, lost, sent twice, and may arrive
 * long after whoever sent them gave up. A connection breaks with the program it leads to.
 */
final class Network {
  private static final long CONNECT_LIMIT = 3_000;
  private static final long ANSWER_LIMIT = 10_000;

  /** How long a request that is stuck is sent again by the operating system. */
  private static final long STUCK_LIMIT = 120_000;

  private final Kernel kernel;
  private final World world;
  private final Chance chance;
  private final Set<String> cut = new HashSet<>();

  Network(World world) {
    this.world = world;
    this.kernel = world.kernel;
    this.chance = world.chance;
  }

  /** What comes of a call. */
  sealed interface Reply<T> {
    /** It answered. */
    record Given<T>(T value) implements Reply<T> {}

    /** No connection was made. */
    record Unsent<T>(String reason) implements Reply<T> {}

    /** Nothing came in time: it may have acted. */
    record Silent<T>() implements Reply<T> {}

    /** The connection broke: it may have acted. */
    record Broken<T>() implements Reply<T> {}
  }

  /** A request on its way. */
  private record Sent<T>(
      Program from,
      Program to,
      int connection,
      long since,
      Supplier<T> work,
      Inbox<Reply<T>> inbox) {}

  void cut(Program one, Program other) {
    kernel.note(() -> "no way between " + one + " and " + other);
    cut.add(one + "|" + other);
    cut.add(other + "|" + one);
  }

  void heal(Program one, Program other) {
    if (cut.remove(one + "|" + other)) {
      kernel.note(() -> "a way again between " + one + " and " + other);
    }
    cut.remove(other + "|" + one);
  }

  boolean isOpen(Program one, Program other) {
    return !cut.contains(one + "|" + other);
  }

  /** Asks, and waits as long as a client waits. */
  <T> Reply<T> call(Program from, Program to, Supplier<T> work) {
    world.perhapsStop(from, 40_000);
    kernel.sleep(chance.between(1, 30));
    if (!isOpen(from, to) || isDark(to)) {
      kernel.sleep(CONNECT_LIMIT);
      return new Reply.Unsent<>("no connection");
    }
    if (!to.isAlive()) {
      return new Reply.Unsent<>("connection refused");
    }
    Inbox<Reply<T>> inbox = new Inbox<>(kernel);
    Sent<T> sent = new Sent<>(from, to, to.incarnation(), kernel.now(), work, inbox);
    if (!chance.happens(chance.loss)) {
      boolean late = chance.happens(chance.late);
      kernel.after(
          late ? chance.between(1_000, 90_000) : chance.between(1, 30), () -> arrive(sent));
    }
    if (chance.happens(chance.late)) {
      kernel.after(chance.between(1, 60_000), () -> arrive(sent));
    }
    Optional<Reply<T>> reply = inbox.take(kernel.now() + ANSWER_LIMIT);
    return reply.orElseGet(Reply.Silent::new);
  }

  /** A machine without power does not even refuse. */
  private static boolean isDark(Program to) {
    return to instanceof NodeProgram node && !node.machine.powered;
  }

  private <T> void arrive(Sent<T> sent) {
    Program to = sent.to();
    if (!to.isAlive() || to.incarnation() != sent.connection()) {
      if (isOpen(sent.from(), to) && !isDark(to)) {
        sent.inbox().add(new Reply.Broken<>());
      }
      return;
    }
    if (!isOpen(sent.from(), to)) {
      if (kernel.now() - sent.since() < STUCK_LIMIT) {
        kernel.after(chance.between(500, 3_000), () -> arrive(sent));
      }
      return;
    }
    world.perhapsStop(to, 200_000);
    to.spawn(() -> answer(sent));
  }

  private <T> void answer(Sent<T> sent) {
    T value = sent.work().get();
    if (!chance.happens(chance.loss)) {
      kernel.after(
          chance.between(1, 30),
          () -> {
            if (isOpen(sent.from(), sent.to())) {
              sent.inbox().add(new Reply.Given<>(value));
            }
          });
    }
  }
}
