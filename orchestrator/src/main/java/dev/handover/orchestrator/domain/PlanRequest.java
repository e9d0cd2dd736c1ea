package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;

/**
 * What to plan, and for whom.
 *
 * @param waivers safeguards that are set aside by name
 */
public record PlanRequest(
    OperationKind kind,
    NodeName target,
    Optional<Attestation> attestation,
    String actor,
    List<Waiver> waivers) {
  public PlanRequest {
    waivers = List.copyOf(waivers);
  }

  /** A request that sets nothing aside. */
  public PlanRequest(
      OperationKind kind, NodeName target, Optional<Attestation> attestation, String actor) {
    this(kind, target, attestation, actor, List.of());
  }
}
