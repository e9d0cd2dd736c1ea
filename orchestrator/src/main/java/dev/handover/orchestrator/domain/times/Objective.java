package dev.handover.orchestrator.domain.times;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a group may be away.
 *
 * @param outage from the first sign of the fault, or the first stop, to the last service running
 * @param recovery from the first sign of the fault, or the request, until all is looked at
 */
public record Objective(Optional<Duration> outage, Optional<Duration> recovery) {
  /** Of a group that says nothing. */
  public static final Objective NONE = new Objective(Optional.empty(), Optional.empty());

  /** Whether a time is within what is wanted; empty when one of the two is not known. */
  public static Optional<Boolean> met(Optional<Duration> took, Optional<Duration> wanted) {
    return took.flatMap(t -> wanted.map(w -> t.compareTo(w) <= 0));
  }
}
