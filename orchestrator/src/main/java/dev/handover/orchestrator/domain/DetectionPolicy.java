package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * When a group is taken over by itself.
 *
 * @param grace how long a cause has to last
 * @param budget so many failovers may begin by themselves within {@code period}
 * @param checks ports of the group's address that have to accept a connection
 */
public record DetectionPolicy(
    FailoverMode mode,
    Map<Cause, Duration> grace,
    int budget,
    Duration period,
    List<TcpCheck> checks) {
  public DetectionPolicy {
    grace = Map.copyOf(grace);
    checks = List.copyOf(checks);
  }

  /** A port that has to accept a connection while the group serves. */
  public record TcpCheck(String name, int port) {}

  /** What holds for a group that says nothing: a person decides. */
  public static DetectionPolicy standard() {
    return new DetectionPolicy(FailoverMode.MANUAL, Map.of(), 1, Duration.ofDays(1), List.of());
  }

  /** How long that cause has to last. */
  public Duration graceOf(Cause cause) {
    return grace.getOrDefault(cause, cause.grace());
  }
}
