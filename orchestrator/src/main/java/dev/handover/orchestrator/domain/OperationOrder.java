package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What was ordered, by whom and why, with the plan to carry out; never changes. */
public record OperationOrder(
    UUID id,
    Plan plan,
    String actor,
    String reason,
    OnFailure onFailure,
    Optional<Attestation> attestation,
    Instant createdAt) {
  public GroupName group() {
    return plan.group();
  }
}
