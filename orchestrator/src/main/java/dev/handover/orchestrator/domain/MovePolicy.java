package dev.handover.orchestrator.domain;

import java.time.Duration;

/**
 * How often a group may move.
 *
 * @param dwell no second move sooner than this after the last one
 * @param flapMoves so many moves within {@code flapWithin} are flapping; never with 0
 */
public record MovePolicy(Duration dwell, int flapMoves, Duration flapWithin) {
  /** What holds for a group that says nothing. */
  public static MovePolicy standard() {
    return new MovePolicy(Duration.ofMinutes(10), 3, Duration.ofHours(1));
  }

  /** As often as anybody likes: for labs and tests. */
  public static MovePolicy unlimited() {
    return new MovePolicy(Duration.ZERO, 0, Duration.ofHours(1));
  }
}
