package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DirectoryRequest.Server;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Step;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.DuplicateSpns;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.Leftovers;
import dev.handover.orchestrator.domain.readiness.DirectoryReadings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Plans a move as a move is planned, looks for what could hinder it, and does nothing of it. */
@ApplicationScoped
public class Rehearsal {
  /** Reading a forest takes as long as it takes; what is not read by then is said to be so. */
  private static final Duration SCAN = Duration.ofMinutes(2);

  private static final int SHOWN = 5;

  private final Plans plans;
  private final DirectoryReadings directory;

  public Rehearsal(Plans plans, DirectoryReadings directory) {
    this.plans = plans;
    this.directory = directory;
  }

  /**
   * Everything that a move there would do, in words, and what of the directory still names that
   * server while it does not have the group. Refused when the plan is blocked, or when a name that
   * would be moved is held by two accounts of the forest.
   */
  StepOutcome of(Group group, NodeRef target, Fence fence) {
    PlanRequest move =
        new PlanRequest(
            OperationKind.SWITCHOVER, target.name(), Optional.empty(), fence.onBehalfOf());
    try {
      Plan plan = plans.prepare(group.name(), move).plan();
      List<Finding> blockers = plan.findings().stream().filter(Finding::isBlocker).toList();
      if (!blockers.isEmpty()) {
        return blocked(blockers);
      }
      return plan.changeSet()
          .map(set -> looked(plan, set, group, target))
          .orElseGet(() -> new StepOutcome.Done(words(plan)));
    } catch (ProblemException e) {
      return refused(e.problem(), target);
    }
  }

  private StepOutcome looked(Plan plan, UUID changeSet, Group group, NodeRef target) {
    Answer<DuplicateSpns> names = directory.duplicateSpns(changeSet);
    if (names instanceof Answer.Given<DuplicateSpns> given
        && !given.value().duplicates().isEmpty()) {
      return new StepOutcome.Refused(
          "names that would be moved are held twice: "
              + String.join("; ", given.value().duplicates().stream().limit(SHOWN).toList()),
          "Remove each name from the account that must not have it.");
    }
    Answer<Leftovers> left =
        directory.leftovers(changeSet, Server.of(target), Server.of(group.partnerOf(target)), SCAN);
    return new StepOutcome.Done(
        "%s. %s %s".formatted(words(plan), names(names), left(target.server(), left)));
  }

  private static String names(Answer<DuplicateSpns> answer) {
    return switch (answer) {
      case Answer.Given<DuplicateSpns> given ->
          "None of %d names is held twice%s."
              .formatted(given.value().names(), unsearched(given.value().unsearched()));
      case Answer.Unreachable<DuplicateSpns> away ->
          "Nobody looked for names that are held twice: %s.".formatted(away.reason());
      case Answer.Refused<DuplicateSpns> no ->
          "Nobody looked for names that are held twice: %s.".formatted(no.detail());
    };
  }

  private static String left(String server, Answer<Leftovers> answer) {
    return switch (answer) {
      case Answer.Given<Leftovers> given -> left(server, given.value());
      case Answer.Unreachable<Leftovers> away ->
          "What names %s was not read: %s.".formatted(server, away.reason());
      case Answer.Refused<Leftovers> no ->
          "What names %s was not read: %s.".formatted(server, no.detail());
    };
  }

  private static String left(String server, Leftovers found) {
    if (found.error().isPresent()) {
      return "What names %s was not read: %s.".formatted(server, found.error().get());
    }
    if (!found.done()) {
      return "What names %s is not read yet: %d entries so far.".formatted(server, found.entries());
    }
    String shown = String.join("; ", found.leftovers().stream().limit(SHOWN).toList());
    return "%s of %d entries name%s %s%s%s."
        .formatted(
            found.leftovers().isEmpty() ? "None" : "Some",
            found.entries(),
            found.leftovers().isEmpty() ? "s" : "",
            server,
            shown.isEmpty() ? "" : ": " + shown,
            unsearched(found.unsearched()));
  }

  private static String unsearched(List<String> places) {
    return places.isEmpty()
        ? ""
        : ", not searched: " + String.join(", ", places.stream().limit(SHOWN).toList());
  }

  private static StepOutcome refused(Problem problem, NodeRef target) {
    return switch (problem.code()) {
      case ALREADY_ACTIVE ->
          new StepOutcome.Done("the group is on %s now".formatted(target.name()));
      case DIRECTORY_UNREACHABLE -> new StepOutcome.RetryLater(problem.detail(), true);
      default -> new StepOutcome.Refused(problem.detail(), problem.cure());
    };
  }

  private static StepOutcome blocked(List<Finding> blockers) {
    return new StepOutcome.Refused(
        blockers.stream()
            .map(f -> "%s (%s): %s".formatted(f.code(), f.subject().orElse(""), f.detail()))
            .collect(Collectors.joining(" ")),
        blockers.stream().map(Finding::cure).distinct().collect(Collectors.joining(" ")));
  }

  private static String words(Plan plan) {
    String directory =
        plan.directory()
            .map(diff -> "; %d entries of the directory would be written".formatted(diff.changes()))
            .orElse("");
    String steps = plan.steps().stream().map(Step::title).collect(Collectors.joining("; "));
    return "would take %d steps%s: %s".formatted(plan.steps().size(), directory, steps);
  }
}
