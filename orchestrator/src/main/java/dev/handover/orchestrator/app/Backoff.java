package dev.handover.orchestrator.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The pause before another try: doubles with each setback up to a cap, a fifth of it by chance. */
@ApplicationScoped
public class Backoff {
  private static final int MOST_DOUBLINGS = 20;

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;

  public Backoff(EngineConfig config, RandomGenerator random) {
    this.first = config.firstRetry();
    this.longest = config.longestRetry();
    this.random = random;
  }

  Duration after(int setbacks) {
    long factor = 1L << Math.min(Math.max(setbacks, 0), MOST_DOUBLINGS);
    Duration whole = first.multipliedBy(factor);
    Duration capped = whole.compareTo(longest) < 0 ? whole : longest;
    double jitter = 0.9 + 0.2 * random.nextDouble();
    return Duration.ofMillis(Math.round(capped.toMillis() * jitter));
  }
}
