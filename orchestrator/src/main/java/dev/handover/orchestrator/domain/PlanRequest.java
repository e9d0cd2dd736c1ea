package dev.handover.orchestrator.domain;

import java.util.Optional;

/** What to plan, and for whom. */
public record PlanRequest(
    OperationKind kind, NodeName target, Optional<Attestation> attestation, String actor) {}
