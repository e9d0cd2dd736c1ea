package dev.handover.orchestrator.domain.evacuation;

import dev.handover.orchestrator.domain.Attestation;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Waiver;
import dev.handover.orchestrator.domain.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was ordered, by whom and why; never changes.
 *
 * @param from the nodes that are to be left
 * @param kind SWITCHOVER or FAILOVER, for every group
 * @param limit how many groups move at the same time
 * @param ticket on whose ground, for each of the moves; empty when none was given
 */
public record EvacuationOrder(
    UUID id,
    List<NodeName> from,
    OperationKind kind,
    int limit,
    AfterFailure afterFailure,
    String actor,
    String reason,
    Optional<Attestation> attestation,
    List<Waiver> waivers,
    Instant createdAt,
    Optional<Ticket> ticket) {
  public EvacuationOrder {
    from = List.copyOf(from);
    waivers = List.copyOf(waivers);
  }

  /** An order without a ticket. */
  public EvacuationOrder(
      UUID id,
      List<NodeName> from,
      OperationKind kind,
      int limit,
      AfterFailure afterFailure,
      String actor,
      String reason,
      Optional<Attestation> attestation,
      List<Waiver> waivers,
      Instant createdAt) {
    this(
        id,
        from,
        kind,
        limit,
        afterFailure,
        actor,
        reason,
        attestation,
        waivers,
        createdAt,
        Optional.empty());
  }

  /** What to do once a group could not be moved. */
  public enum AfterFailure {
    /** Begin nothing more, until a person has decided. */
    STOP,
    /** Go on with the others. */
    CONTINUE
  }

  /** The move of a group to that node. */
  public PlanRequest moveTo(NodeName target) {
    return new PlanRequest(kind, target, attestation, actor, waivers).with(ticket);
  }
}
