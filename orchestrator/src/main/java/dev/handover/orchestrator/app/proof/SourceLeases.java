package dev.handover.orchestrator.app.proof;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.LeaseOrder;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.proof.GrantedLease;
import dev.handover.orchestrator.domain.proof.GrantedLeases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Renews the leases of sources in a way that lets others rely on their end, and knows which source
 * is under one.
 *
 * <p>A renewal names the lease that it replaces, as the node told it just before; and between the
 * two it is asked once more whether anybody still wants it. So of all renewals that are underway
 * when an operation begins, however late they arrive, at most one prolongs the lease.
 */
@ApplicationScoped
public class SourceLeases {
  private final NodeClient nodes;
  private final GrantedLeases granted;

  public SourceLeases(NodeClient nodes, GrantedLeases granted) {
    this.nodes = nodes;
    this.granted = granted;
  }

  /** Renews, or sets, the group's lease at the node, if it is wanted after the node was asked. */
  public StepOutcome renew(Group group, NodeRef node, Fence fence, BooleanSupplier wanted) {
    Answer<Optional<Instant>> held = nodes.leaseUntil(node, group.name(), fence.epoch());
    return switch (held) {
      case Answer.Unreachable<Optional<Instant>> away -> new StepOutcome.RetryLater(away.reason());
      case Answer.Refused<Optional<Instant>> no -> new StepOutcome.Refused(no.detail(), no.cure());
      case Answer.Given<Optional<Instant>> given ->
          wanted.getAsBoolean()
              ? renew(group, node, fence, given.value())
              : new StepOutcome.RetryLater("an operation began meanwhile", true);
    };
  }

  private StepOutcome renew(Group group, NodeRef node, Fence fence, Optional<Instant> held) {
    StepOutcome outcome = nodes.lease(node, LeaseOrder.of(group).replacing(held), fence);
    if (outcome instanceof StepOutcome.Done) {
      GrantedLease lease = GrantedLease.of(group, node.name(), fence.epoch());
      if (!granted.find(group.name()).equals(Optional.of(lease))) {
        granted.granted(group.name(), lease);
      }
    }
    return outcome;
  }

  /** The lease that the source is known to be under, as long as no newer epoch was issued. */
  public Optional<GrantedLease> binding(Group group, NodeRef source, FencingEpoch newest) {
    return group.sourceLease().isEmpty()
        ? Optional.empty()
        : granted.find(group.name()).filter(lease -> lease.binds(group, source.name(), newest));
  }
}
