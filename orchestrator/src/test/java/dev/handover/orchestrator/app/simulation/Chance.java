package dev.handover.orchestrator.app.simulation;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Decides everything that is left to chance; some seeds are calm and some are not. */
public final class Chance {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final RandomGenerator random;

  /** How often a request or an answer is lost on its way. */
  final double loss;

  /** How often a request comes long after it was sent, and how often it comes twice. */
  final double late;

  /** How often a process dies at one of the points where that hurts. */
  final double death;

  /** How often a process is stopped just before it asks, or is asked. */
  final double stop;

  /** Longest pause between two things that people do. */
  final long patience;

  /** How often something does not work that should. */
  final double failure;

  /** How often the store breaks off, before or after it has written. */
  final double brokenStore;

  /** Milliseconds between two blows of fate. */
  final long pace;

  private boolean calm;

  Chance(long seed) {
    random = FACTORY.create(seed);
    loss = oneOf(List.of(0.0, 0.01, 0.05));
    late = oneOf(List.of(0.0, 0.02, 0.15));
    death = oneOf(List.of(0.0, 0.002, 0.01, 0.03));
    stop = oneOf(List.of(0.0, 0.01, 0.04));
    patience = oneOf(List.of(2_000L, 6_000L, 15_000L));
    failure = oneOf(List.of(0.0, 0.01, 0.05));
    brokenStore = oneOf(List.of(0.0, 0.0, 0.005));
    pace = oneOf(List.of(2_000L, 6_000L, 20_000L));
  }

  RandomGenerator random() {
    return random;
  }

  /** From now on everything works. */
  void calmDown() {
    calm = true;
  }

  boolean happens(double probability) {
    return !calm && random.nextDouble() < probability;
  }

  boolean coin() {
    return random.nextBoolean();
  }

  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
