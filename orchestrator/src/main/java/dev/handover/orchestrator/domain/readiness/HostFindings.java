package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a machine's checks of itself mean for a move. */
public final class HostFindings {
  /** Without these no move to the machine succeeds; the others make it risky. */
  private static final Set<String> BLOCKING =
      Set.of(
          "service-always-running",
          "clock-skew",
          "secure-channel",
          "disk-visible",
          "address-interface");

  private HostFindings() {}

  /** How a check turned out. */
  public enum Outcome {
    PASSED,
    FAILED,
    UNKNOWN,
    NOT_APPLICABLE
  }

  /**
   * What one check found.
   *
   * @param subject which service, interface, disk, …
   * @param cure empty when there is nothing to cure
   */
  public record Checked(
      String name, Optional<String> subject, Outcome outcome, String evidence, String cure) {}

  public static List<ReadinessFinding> of(NodeRef node, Answer<List<Checked>> answer) {
    Check whole = Check.of("host-checks", node.name().value());
    return switch (answer) {
      case Answer.Unreachable<List<Checked>> away -> List.of(whole.unknown(away));
      case Answer.Refused<List<Checked>> no -> List.of(whole.unknown(no));
      case Answer.Given<List<Checked>> given ->
          given.value().stream().map(checked -> of(node, checked)).toList();
    };
  }

  private static ReadinessFinding of(NodeRef node, Checked checked) {
    Check check = new Check(checked.name(), node.name().value(), checked.subject());
    return check.found(level(checked), checked.evidence(), checked.cure());
  }

  private static ReadinessLevel level(Checked checked) {
    return switch (checked.outcome()) {
      case PASSED, NOT_APPLICABLE -> ReadinessLevel.OK;
      case UNKNOWN -> ReadinessLevel.UNKNOWN;
      case FAILED ->
          BLOCKING.contains(checked.name()) ? ReadinessLevel.BLOCKING : ReadinessLevel.WARNING;
    };
  }
}
