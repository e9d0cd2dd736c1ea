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
 * Whether a failover from a silent source, about which nobody attests anything, rests on the disk's
 * reservation. It goes before a fence agent.
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
    return between(group, group.partnerOf(there), target.value());
  }

  /**
   * The same for whoever only asks whether there is such a proof; `standby` is the view of the
   * target.
   */
  public static Optional<ReleaseProof> between(Group group, NodeRef source, NodeView standby) {
    boolean accepted = group.protection().proofs().reservation();
    return accepted && standby.disk().reservation().canBeTaken()
        ? Optional.of(
            new ReleaseProof.Reservation(
                source.name(), group.partnerOf(source).name(), group.disk()))
        : Optional.empty();
  }
}
