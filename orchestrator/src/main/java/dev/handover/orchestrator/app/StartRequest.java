package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.PlanRequest;
import java.util.Optional;

/**
 * An operation to start.
 *
 * @param planHash refuse when the plan has another hash now
 * @param onFailure the group's policy when empty
 */
public record StartRequest(
    GroupName group,
    PlanRequest plan,
    String reason,
    Optional<String> planHash,
    Optional<OnFailure> onFailure,
    String idempotencyKey) {}
