package dev.handover.orchestrator.domain;

import java.time.Duration;

/**
 * How long and how often a step is tried.
 *
 * @param attempts tries that end in a failure
 * @param deadline how long one attempt may be on its way
 * @param patience how long a receiver may be unreachable
 */
public record StepLimits(int attempts, Duration deadline, Duration patience) {
  public StepLimits {
    if (attempts < 1 || deadline.isNegative() || patience.isNegative()) {
      throw new IllegalArgumentException(
          "not limits: " + attempts + ", " + deadline + ", " + patience);
    }
  }
}
