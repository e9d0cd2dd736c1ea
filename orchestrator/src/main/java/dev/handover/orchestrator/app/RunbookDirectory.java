package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Deed;
import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.Severity;
import dev.handover.orchestrator.domain.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each step of a runbook that changes the directory would change if its turn came now. What
 * the steps before it change is not in it, so nothing that it finds keeps the runbook from being
 * run; the step itself computes everything anew.
 */
final class RunbookDirectory {
  private static final String CODE = "directory-preview";
  private static final int STEPS = 50;
  private static final int SHOWN = 5;

  private final DirectoryClient directory;

  RunbookDirectory(DirectoryClient directory) {
    this.directory = directory;
  }

  /** A finding for each such step; none of them a blocker. */
  List<Finding> findings(Group group, Plan plan, String actor) {
    return plan.steps().stream()
        .flatMap(step -> change(step).stream().map(d -> finding(group, step, d, actor)))
        .limit(STEPS)
        .toList();
  }

  private static Optional<Deed.ChangeDirectory> change(Step step) {
    return step.action() instanceof Action.Perform perform
            && perform.deed() instanceof Deed.ChangeDirectory change
        ? Optional.of(change)
        : Optional.empty();
  }

  private Finding finding(Group group, Step step, Deed.ChangeDirectory change, String actor) {
    DirectoryRequest request =
        DirectoryDeeds.request(
            group, group.node(change.target()).orElseThrow(), change.task(), actor);
    return switch (directory.preview(request)) {
      case Answer.Given<DirectoryPreview> given -> seen(step, given.value());
      case Answer.Unreachable<DirectoryPreview> away -> unseen(step, away.reason());
      case Answer.Refused<DirectoryPreview> no -> unseen(step, no.code() + ": " + no.detail());
    };
  }

  private static Finding unseen(Step step, String why) {
    return new Finding(
        Severity.WARNING,
        CODE,
        Optional.of(step.id().value()),
        "What it would change could not be computed now: " + why,
        "Look at directory-service; the step asks again when its turn comes.");
  }

  private static Finding seen(Step step, DirectoryPreview preview) {
    Stream<String> changes =
        preview.sample().stream()
            .limit(SHOWN)
            .map(c -> "%s: %s: %s -> %s".formatted(c.dn(), c.attribute(), c.before(), c.after()));
    Stream<String> doubts =
        preview.findings().stream()
            .limit(SHOWN)
            .map(f -> "%s (%s): %s".formatted(f.code(), f.subject().orElse(""), f.detail()));
    boolean blocked = preview.findings().stream().anyMatch(Finding::isBlocker);
    return new Finding(
        blocked ? Severity.WARNING : Severity.NOTICE,
        CODE,
        Optional.of(step.id().value()),
        "As things stand %d entries would be written. ".formatted(preview.changes())
            + Stream.concat(changes, doubts).collect(Collectors.joining("; ")),
        blocked
            ? "Cure what it names, unless a step before this one does."
            : "See all of it in change set %s at directory-service."
                .formatted(preview.changeSet()));
  }
}
