package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Drift;
import dev.handover.orchestrator.domain.NodeFact;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import java.util.List;

/** What the differences between the two nodes mean. */
public final class DriftFindings {
  private DriftFindings() {}

  /** They were compared. */
  public static List<ReadinessFinding> of(String group, Drift drift) {
    Check check = Check.of("drift", group);
    return drift.differences().isEmpty()
        ? List.of(check.ok("%d things are the same on both nodes.".formatted(drift.compared())))
        : drift.differences().stream().map(each -> of(check.about(each.name()), each)).toList();
  }

  /** They could not be. */
  public static List<ReadinessFinding> of(String group, Problem problem) {
    return List.of(Check.of("drift", group).unknown(problem.detail(), problem.cure()));
  }

  private static ReadinessFinding of(Check check, Drift.Difference difference) {
    return switch (difference.state()) {
      case DIFFERENT ->
          check.warning(
              "primary: %s, backup: %s"
                  .formatted(text(difference.primary()), text(difference.backup())),
              "Make it the same on both nodes.");
      case UNKNOWN ->
          check.unknown(
              difference.detail().orElse("A node does not say."),
              "Let node-service read it, on both nodes.");
    };
  }

  private static String text(NodeFact.Value value) {
    return switch (value) {
      case NodeFact.Value.Present present -> present.text();
      case NodeFact.Value.None none -> "none";
      case NodeFact.Value.Unreadable unreadable -> "unreadable";
    };
  }
}
