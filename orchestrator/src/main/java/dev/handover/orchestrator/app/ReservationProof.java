package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.StepOutcome;
import java.util.Optional;

/**
 * Takes the disk's reservation for a node, and believes it only when the node reads it as its own.
 * A disk that knows no reservations is not touched: bringing it online would prove nothing.
 */
final class ReservationProof {
  private final NodeClient nodes;

  ReservationProof(NodeClient nodes) {
    this.nodes = nodes;
  }

  StepOutcome take(Group group, NodeRef target, Fence fence) {
    Optional<StepOutcome> objection =
        look(group, target, NodeView.Reservation::canBeTaken, "nothing was touched: ");
    if (objection.isPresent()) {
      return objection.get();
    }
    StepOutcome taken = nodes.takeDiskOver(target, group.disk(), fence);
    if (!(taken instanceof StepOutcome.Done)) {
      return taken;
    }
    return look(group, target, held -> held == NodeView.Reservation.OURS, "")
        .orElseGet(
            () ->
                new StepOutcome.Done(
                    "%s holds the reservation of %s".formatted(target.name(), group.disk().id())));
  }

  private interface Wanted {
    boolean is(NodeView.Reservation found);
  }

  private Optional<StepOutcome> look(Group group, NodeRef target, Wanted wanted, String prefix) {
    return switch (nodes.observe(group, target)) {
      case Answer.Unreachable<NodeView> away ->
          Optional.of(new StepOutcome.RetryLater(away.reason()));
      case Answer.Refused<NodeView> no ->
          Optional.of(new StepOutcome.Refused(no.detail(), no.cure()));
      case Answer.Given<NodeView> given -> {
        NodeView.Reservation found = given.value().disk().reservation();
        yield wanted.is(found)
            ? Optional.empty()
            : Optional.of(
                new StepOutcome.Refused(
                    "%sthe reservation of %s is %s as %s reads it, which proves nothing"
                        .formatted(prefix, group.disk().id(), found, target.name()),
                    "Make sure that the source is off, and attest that with a reason."));
      }
    };
  }
}
