package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import java.util.ArrayList;
import java.util.List;

/** What the nodes' own words about the group mean. */
public final class NodeFindings {
  private NodeFindings() {}

  /** Whether both answer, who has the group, and whether it serves there. */
  public static List<ReadinessFinding> of(Situation seen) {
    List<ReadinessFinding> found = new ArrayList<>();
    Group group = seen.group();
    for (NodeRef node : List.of(group.primary(), group.backup())) {
      found.add(answers(node, seen.view(node)));
    }
    found.add(active(seen));
    seen.recorded()
        .liveOperation()
        .ifPresent(
            id ->
                found.add(
                    Check.of("operation", group.name().value())
                        .warning(
                            "Operation %s is live: what is seen is in motion.".formatted(id),
                            "Wait for it, and look again.")));
    return found;
  }

  private static ReadinessFinding answers(NodeRef node, Answer<NodeView> answer) {
    Check check = Check.of("node-answers", node.name().value());
    return switch (answer) {
      case Answer.Given<NodeView> given -> named(check, node, given.value());
      case Answer.Unreachable<NodeView> away ->
          check.blocking(away.reason(), "Bring it back, or look why it does not answer.");
      case Answer.Refused<NodeView> no ->
          check.blocking("%s: %s".formatted(no.code(), no.detail()), no.cure());
    };
  }

  private static ReadinessFinding named(Check check, NodeRef node, NodeView view) {
    return view.reportedName().equals(node.name().value())
        ? check.ok("It answers, up since boot %s.".formatted(view.bootId()))
        : check.blocking(
            "%s answers at its address.".formatted(view.reportedName()),
            "Correct the node's url in the group, or handover.node.name there.");
  }

  private static ReadinessFinding active(Situation seen) {
    Group group = seen.group();
    Check check = Check.of("active", group.name().value());
    if (seen.hasTwoOwners()) {
      return check.blocking(
          "Both %s and %s have the disk, the address or running services."
              .formatted(group.primary().name(), group.backup().name()),
          "Find out which of them must not, and STOP the group there.");
    }
    if (seen.active().isEmpty()) {
      return nobody(seen, check);
    }
    NodeRef node = seen.active().get();
    if (!(seen.view(node) instanceof Answer.Given<NodeView> given)) {
      return check.unknown(node.name() + " does not say what it has.", "Bring it back.");
    }
    NodeView view = given.value();
    String services =
        "%d of %d services run".formatted(view.servicesRunning(), view.services().size());
    return view.servesFully()
        ? check.ok("%s serves: %s.".formatted(node.name(), services))
        : check.warning(
            "%s has the group, but not all of it: disk %s, %s."
                .formatted(node.name(), view.disk().online() ? "online" : "offline", services),
            "START the group there: what runs already is left alone.");
  }

  private static ReadinessFinding nobody(Situation seen, Check check) {
    boolean bothSay =
        seen.primary() instanceof Answer.Given<NodeView>
            && seen.backup() instanceof Answer.Given<NodeView>;
    return bothSay
        ? check.warning("No node has the group.", "START it where it shall run.")
        : check.unknown(
            "No node that answers has the group, and not both answer.",
            "Bring the other one back.");
  }
}
