package dev.handover.orchestrator.domain.times;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Percentiles by the nearest rank: each is a time that was measured, and with few samples the high
 * ones are the longest.
 *
 * @param met how many were within the objective; empty without one
 */
public record Statistics(
    int samples, Duration p50, Duration p90, Duration p99, Duration max, Optional<Integer> met) {
  /** Of these times; empty when there are none. */
  public static Optional<Statistics> of(List<Duration> times, Optional<Duration> objective) {
    if (times.isEmpty()) {
      return Optional.empty();
    }
    List<Duration> sorted = times.stream().sorted().toList();
    Optional<Integer> met =
        objective.map(most -> (int) sorted.stream().filter(t -> t.compareTo(most) <= 0).count());
    return Optional.of(
        new Statistics(
            sorted.size(),
            rank(sorted, 50),
            rank(sorted, 90),
            rank(sorted, 99),
            sorted.getLast(),
            met));
  }

  private static Duration rank(List<Duration> sorted, int percent) {
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }
}
