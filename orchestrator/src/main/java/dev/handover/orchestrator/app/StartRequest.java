package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Parent;
import dev.handover.orchestrator.domain.PlanRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation to start.
 *
 * @param planHash refuse when the plan has another hash now
 * @param onFailure the group's policy when empty
 * @param needsApproval it rests at once, and an approver lets it begin
 * @param firstSeen when the fault was first seen, of what begins by itself
 * @param evacuation of which evacuation it is a part
 * @param parent for which step of another operation; that one lends it the group
 */
public record StartRequest(
    GroupName group,
    PlanRequest plan,
    String reason,
    Optional<String> planHash,
    Optional<OnFailure> onFailure,
    String idempotencyKey,
    boolean needsApproval,
    Optional<Parent> parent,
    Optional<Instant> firstSeen,
    Optional<Operations.EvacuationVersion> evacuation) {
  /** What a person asks for; it begins at once. */
  public StartRequest(
      GroupName group,
      PlanRequest plan,
      String reason,
      Optional<String> planHash,
      Optional<OnFailure> onFailure,
      String idempotencyKey) {
    this(
        group,
        plan,
        reason,
        planHash,
        onFailure,
        idempotencyKey,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
