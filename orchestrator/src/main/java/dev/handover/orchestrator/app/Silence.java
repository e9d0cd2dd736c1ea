package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.StepOutcome;

/** A node that was said to be off may come back at any time: looks whether it has. */
final class Silence {
  private final NodeClient nodes;

  Silence(NodeClient nodes) {
    this.nodes = nodes;
  }

  /** The same for a node that a person said to be off. */
  StepOutcome attested(Group group, NodeRef node) {
    StepOutcome seen = confirm(group, node);
    return seen instanceof StepOutcome.Done done
        ? new StepOutcome.Done("attested, and " + done.detail())
        : seen;
  }

  /** Done while the node is silent; a node that answers in any way is asked to let go instead. */
  StepOutcome confirm(Group group, NodeRef node) {
    return switch (nodes.look(group, node)) {
      case Answer.Unreachable<NodeView> silent ->
          new StepOutcome.Done("silent: " + silent.reason());
      case Answer.Refused<NodeView> no -> answers(node, ", though only with: " + no.detail());
      case Answer.Given<NodeView> given ->
          answers(node, given.value().holds() ? " and holds the group" : "");
    };
  }

  private static StepOutcome answers(NodeRef node, String how) {
    return new StepOutcome.Refused(
        "%s answers%s, so it is not off".formatted(node.name(), how),
        "Ask it to let go: cancel this and start a FAILOVER without attestation.");
  }

  /** Fences the partner if it answers, and has it say that it holds nothing of the group. */
  StepOutcome alone(Group group, NodeRef partner, Fence fence, String counted) {
    if (nodes.look(group, partner) instanceof Answer.Unreachable<NodeView>) {
      return new StepOutcome.Done(counted + "; " + partner.name() + " is silent");
    }
    StepOutcome promised = nodes.promise(partner, fence);
    if (!(promised instanceof StepOutcome.Done)) {
      return promised;
    }
    return switch (nodes.look(group, partner)) {
      case Answer.Unreachable<NodeView> away -> new StepOutcome.RetryLater(away.reason());
      case Answer.Refused<NodeView> no ->
          new StepOutcome.RetryLater(
              "%s answers, but cannot say what it holds: %s"
                  .formatted(partner.name(), no.detail()));
      case Answer.Given<NodeView> given ->
          given.value().holds()
              ? twoOwners(group, partner)
              : new StepOutcome.Done(counted + "; " + partner.name() + " holds nothing");
    };
  }

  private static StepOutcome twoOwners(Group group, NodeRef partner) {
    NodeRef node = group.partnerOf(partner);
    return new StepOutcome.TwoOwners(
        "both %s and %s have disk, address or running services of group %s"
            .formatted(node.name(), partner.name(), group.name()),
        "Stop its services on %s, then remove its address and take its disk offline there."
            .formatted(partner.name()));
  }
}
