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

  boolean fencesAnsweringSource() {
    return Waiver.of(Safeguard.FENCE_ANSWERING_SOURCE, waivers).isPresent();
  }

  /** A request that sets nothing aside. */
  public PlanRequest(
      OperationKind kind, NodeName target, Optional<Attestation> attestation, String actor) {
    this(kind, target, attestation, actor, List.of());
  }
}
