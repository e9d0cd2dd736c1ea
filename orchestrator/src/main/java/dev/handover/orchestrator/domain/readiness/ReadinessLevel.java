package dev.handover.orchestrator.domain.readiness;

import java.util.Collection;
import java.util.Comparator;

/** How ready a group is, from best to worst. What could not be looked at is never OK. */
public enum ReadinessLevel {
  OK,
  /** It could move, but look at it. */
  WARNING,
  /** It could not be looked at. */
  UNKNOWN,
  /** It keeps a move or a failover from succeeding. */
  BLOCKING;

  /** The worst of them. Nothing looked at is nothing known. */
  public static ReadinessLevel worst(Collection<ReadinessLevel> levels) {
    return levels.stream().max(Comparator.naturalOrder()).orElse(UNKNOWN);
  }
}
