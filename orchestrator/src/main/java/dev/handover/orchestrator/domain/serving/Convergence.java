package dev.handover.orchestrator.domain.serving;

import dev.handover.orchestrator.domain.Criticality;
import java.time.Duration;
import java.util.Optional;

/**
 * Which domain controllers have to see what a move has written, and by when.
 *
 * @param site whose domain controllers those are; the one of the domain controller that was written
 *     when absent
 */
public record Convergence(
    Policy policy, Optional<String> site, Duration deadline, Criticality criticality) {
  /** Within a site they replicate in seconds; between sites it may be a quarter of an hour. */
  public static final Convergence STANDARD =
      new Convergence(
          Policy.SITE, Optional.empty(), Duration.ofMinutes(1), Criticality.BEST_EFFORT);

  /** Who has to agree. */
  public enum Policy {
    /** Every domain controller. */
    ALL,
    /** Those of one site. */
    SITE,
    /** More than half of them. */
    MAJORITY
  }
}
