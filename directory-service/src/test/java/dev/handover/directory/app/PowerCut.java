package dev.handover.directory.app;

import java.util.random.RandomGenerator;

/** The process dies at a moment that a seed decides, and nothing of it works any more. */
final class PowerCut {

  /** Thrown wherever the dead process would have gone on. */
  static final class Dead extends RuntimeException {
    Dead() {
      super("the process is dead", null, false, false);
    }
  }

  private final RandomGenerator random;
  private final double chance;
  private volatile boolean dead;

  PowerCut(RandomGenerator random, double chance) {
    this.random = random;
    this.chance = chance;
  }

  /** A moment at which the process may die; when it has, it stays dead. */
  synchronized void mayStrike() {
    dead = dead || random.nextDouble() < chance;
    if (dead) {
      throw new Dead();
    }
  }

  boolean hasStruck() {
    return dead;
  }
}
