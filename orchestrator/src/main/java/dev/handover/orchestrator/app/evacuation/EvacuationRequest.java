package dev.handover.orchestrator.app.evacuation;

import dev.handover.orchestrator.domain.Attestation;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Waiver;
import dev.handover.orchestrator.domain.evacuation.EvacuationOrder.AfterFailure;
import dev.handover.orchestrator.domain.ticket.Ticket;
import java.util.List;
import java.util.Optional;

/**
 * Which nodes are to be left.
 *
 * @param waves groups that come first
 * @param ticket on whose ground
 */
public record EvacuationRequest(
    List<NodeName> from,
    OperationKind kind,
    int limit,
    List<List<GroupName>> waves,
    AfterFailure afterFailure,
    String actor,
    String reason,
    Optional<Attestation> attestation,
    List<Waiver> waivers,
    Optional<Ticket> ticket) {
  public EvacuationRequest {
    from = List.copyOf(from);
    waves = List.copyOf(waves);
    waivers = List.copyOf(waivers);
  }

  /** The same, on the ground of a ticket. */
  public EvacuationRequest with(Optional<Ticket> other) {
    return new EvacuationRequest(
        from, kind, limit, waves, afterFailure, actor, reason, attestation, waivers, other);
  }
}
