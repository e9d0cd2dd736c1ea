package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.ticket.Ticket;
import java.util.List;
import java.util.Optional;

/**
 * What to plan, and for whom.
 *
 * @param target of a runbook {@link #WHEREVER} until it is planned
 * @param runbook the name of the runbook; empty for every other kind
 * @param waivers safeguards that are set aside by name
 * @param ticket on whose ground
 */
public record PlanRequest(
    OperationKind kind,
    NodeName target,
    Optional<String> runbook,
    Optional<Attestation> attestation,
    String actor,
    List<Waiver> waivers,
    Optional<Ticket> ticket) {
  /** A runbook takes place where the group is. */
  public static final NodeName WHEREVER = new NodeName("wherever-it-is");

  public PlanRequest {
    waivers = List.copyOf(waivers);
  }

  /**
   * What cuts the source's power before this is done: that of a FAILOVER's partner that is silent
   * and about which nobody attests anything, or that may be fenced though it answers.
   */
  Optional<FenceAgent> fencing(Group group, Answer<NodeView> partner) {
    if (kind != OperationKind.FAILOVER || attestation.isPresent()) {
      return Optional.empty();
    }
    boolean silent = partner instanceof Answer.Unreachable<NodeView>;
    NodeRef source = group.partnerOf(group.node(target).orElseThrow());
    return silent || fencesAnsweringSource()
        ? group.protection().agentOf(source)
        : Optional.empty();
  }

  /** Cut its power although it answers. */
  public boolean fencesAnsweringSource() {
    return Waiver.of(Safeguard.FENCE_ANSWERING_SOURCE, waivers).isPresent();
  }

  /** A request without a ticket. */
  public PlanRequest(
      OperationKind kind,
      NodeName target,
      Optional<String> runbook,
      Optional<Attestation> attestation,
      String actor,
      List<Waiver> waivers) {
    this(kind, target, runbook, attestation, actor, waivers, Optional.empty());
  }

  /** The same, on the ground of a ticket. */
  public PlanRequest with(Optional<Ticket> other) {
    return new PlanRequest(kind, target, runbook, attestation, actor, waivers, other);
  }

  /** A request that is not for a runbook. */
  public PlanRequest(
      OperationKind kind,
      NodeName target,
      Optional<Attestation> attestation,
      String actor,
      List<Waiver> waivers) {
    this(kind, target, Optional.empty(), attestation, actor, waivers);
  }

  /** A request that sets nothing aside. */
  public PlanRequest(
      OperationKind kind, NodeName target, Optional<Attestation> attestation, String actor) {
    this(kind, target, attestation, actor, List.of());
  }

  /** A request for a runbook. */
  public static PlanRequest ofRunbook(String runbook, String actor, List<Waiver> waivers) {
    return new PlanRequest(
        OperationKind.RUNBOOK, WHEREVER, Optional.of(runbook), Optional.empty(), actor, waivers);
  }

  PlanRequest at(NodeName node) {
    return new PlanRequest(kind, node, runbook, attestation, actor, waivers, ticket);
  }
}
