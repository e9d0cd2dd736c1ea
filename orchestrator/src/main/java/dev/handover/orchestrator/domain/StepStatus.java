package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A step and what has come of it so far. */
public record StepStatus(
    Step step,
    StepState state,
    int attempts,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<String> detail,
    List<String> conflicts) {
  public StepStatus {
    conflicts = List.copyOf(conflicts);
  }
}
