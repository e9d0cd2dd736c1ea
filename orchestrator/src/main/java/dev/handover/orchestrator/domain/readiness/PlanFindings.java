package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the plan of a move that nobody runs says about rights, the directory and the nodes. */
public final class PlanFindings {
  private static final String RIGHTS = "write-right";
  private static final Set<ProblemCode> NOT_LOOKED_AT =
      Set.of(
          ProblemCode.NODE_UNREACHABLE,
          ProblemCode.DIRECTORY_UNREACHABLE,
          ProblemCode.DIRECTORY_REFUSED);

  /** Said by a check of its own. */
  private static final String FROZEN = ProblemCode.FROZEN.code();

  private final Check move;
  private final Check rights;

  /** Of a group, and its directory. */
  public PlanFindings(String group) {
    this.move = Check.of("move", group);
    this.rights = Check.of("directory-rights", "directory");
  }

  /** It could be planned. */
  public List<ReadinessFinding> of(Plan plan) {
    List<ReadinessFinding> found = new ArrayList<>();
    plan.findings().stream()
        .filter(finding -> !finding.code().equals(FROZEN))
        .map(this::of)
        .forEach(found::add);
    if (found.stream().noneMatch(f -> f.check().equals(move.name()) && isBad(f))) {
      found.add(move.ok("%s to %s can be planned: %d steps.".formatted(words(plan))));
    }
    if (found.stream().noneMatch(f -> f.check().equals(rights.name()))) {
      found.add(rights.ok(entries(plan) + " may be written, as far as was looked."));
    }
    return found;
  }

  private static Object[] words(Plan plan) {
    return new Object[] {plan.kind(), plan.target(), plan.steps().size()};
  }

  private static String entries(Plan plan) {
    int entries = plan.directory().map(DirectoryPreview::changes).orElse(0);
    return entries == 1 ? "1 entry" : entries + " entries";
  }

  private static boolean isBad(ReadinessFinding finding) {
    return finding.level() != ReadinessLevel.OK;
  }

  /** It could not. */
  public List<ReadinessFinding> of(Problem problem) {
    String seen = "%s: %s".formatted(problem.code().code(), problem.detail());
    ReadinessFinding unlooked =
        rights.unknown("Nothing could be planned.", "Cure what keeps a move from being planned.");
    return List.of(
        NOT_LOOKED_AT.contains(problem.code())
            ? move.unknown(seen, problem.cure())
            : move.blocking(seen, problem.cure()),
        unlooked);
  }

  private ReadinessFinding of(Finding finding) {
    Check whole = finding.code().startsWith(RIGHTS) ? rights : move;
    Check check = finding.subject().map(whole::about).orElse(whole);
    String seen = "%s: %s".formatted(finding.code(), finding.detail());
    return check.found(level(finding), seen, finding.cure());
  }

  private static ReadinessLevel level(Finding finding) {
    boolean isUnlooked = finding.code().startsWith(RIGHTS) && !finding.code().endsWith("-missing");
    if (isUnlooked) {
      return ReadinessLevel.UNKNOWN;
    }
    return switch (finding.severity()) {
      case BLOCKER -> ReadinessLevel.BLOCKING;
      case WARNING -> ReadinessLevel.WARNING;
      case NOTICE -> ReadinessLevel.OK;
    };
  }
}
