package dev.handover.orchestrator.domain.times;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How an operation came about.
 *
 * @param firstSeen when the fault was first seen, of what began by itself
 * @param asked when somebody asked for it, before anything was looked at
 * @param objective what the group's file wanted at that time
 * @param evacuation of which evacuation it is a part
 */
public record Occasion(
    Optional<Instant> firstSeen, Instant asked, Objective objective, Optional<UUID> evacuation) {
  /** From when on its users wait. */
  public Instant began() {
    return firstSeen.orElse(asked);
  }
}
