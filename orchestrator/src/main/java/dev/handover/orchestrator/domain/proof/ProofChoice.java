package dev.handover.orchestrator.domain.proof;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.Observation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.PlanRequest;
import java.util.Optional;

/**
 * On what a failover from a silent source rests about which nobody attests anything, where that is
 * not a fence agent: on the disk's reservation, which goes before the agent, or on the source's
 * lease, which goes after it.
 */
public final class ProofChoice {
  private ProofChoice() {}

  /** Empty when it does not. */
  public static Optional<ReleaseProof> of(Group group, PlanRequest request, Observation seen) {
    if (request.kind() != OperationKind.FAILOVER
        || request.attestation().isPresent()
        || request.fencesAnsweringSource()
        || !(seen.partner() instanceof Answer.Unreachable<NodeView>)
        || !(seen.target() instanceof Answer.Given<NodeView> target)) {
      return Optional.empty();
    }
    NodeRef there = group.node(request.target()).orElseThrow();
    return between(group, group.partnerOf(there), target.value(), seen.lease());
  }

  /**
   * The same for whoever only asks whether there is such a proof.
   *
   * @param standby the view of the target
   * @param lease that the source is known to be under
   */
  public static Optional<ReleaseProof> between(
      Group group, NodeRef source, NodeView standby, Optional<GrantedLease> lease) {
    return reservation(group, source, standby)
        .or(
            () ->
                group.protection().agentOf(source).isPresent()
                    ? Optional.empty()
                    : expired(group, lease));
  }

  /** Whether the disk's reservation can be taken, and would do. */
  public static Optional<ReleaseProof> reservation(Group group, NodeRef source, NodeView standby) {
    boolean accepted = group.protection().proofs().reservation();
    return accepted && standby.disk().reservation().canBeTaken()
        ? Optional.of(
            new ReleaseProof.Reservation(
                source.name(), group.partnerOf(source).name(), group.disk()))
        : Optional.empty();
  }

  private static Optional<ReleaseProof> expired(Group group, Optional<GrantedLease> lease) {
    return group
        .protection()
        .proofs()
        .sourceLease()
        .flatMap(time -> lease.map(held -> new ReleaseProof.ExpiredLease(held, time)));
  }
}
