package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runbook, group and observed state → plan. Pure. The moves of a runbook are followed in thought,
 * so that `active` and `standby` of a later step mean what they will mean when its turn comes.
 */
public final class RunbookPlanner {
  private static final Duration SHORT = Duration.ofMinutes(1);

  /** A child operation may halt, and people may need days to cure what it found. */
  private static final Duration LONGEST_MOVE = Duration.ofDays(30);

  private static final Duration DIRECTORY = Duration.ofHours(2);

  private final Group group;
  private final Runbook book;
  private final Duration patience;
  private final StepWeb web = new StepWeb();
  private final List<Finding> findings = new ArrayList<>();

  /** `patience` is how long a receiver may be unreachable before a step is given up. */
  public RunbookPlanner(Group group, Runbook book, Duration patience) {
    this.group = group;
    this.book = book;
    this.patience = patience;
  }

  /** Why the runbook is not for this group at all; empty when it is. */
  public Optional<Problem> objection() {
    return book.isFor(group.profile())
        ? Optional.empty()
        : Optional.of(
            new Problem(
                ProblemCode.RUNBOOK_NOT_APPLICABLE,
                "The runbook %s is for groups of %s; %s is one of %s."
                    .formatted(
                        book.name(),
                        String.join(", ", book.profiles()),
                        group.name(),
                        group.profile().name()),
                "GET /v1/runbooks tells which runbook is for which profile."));
  }

  /** The plan for a request that met no objection; `seen` has the primary as its target. */
  public Plan plan(PlanRequest request, Observation seen) {
    Optional<NodeRef> active =
        Stream.of(group.primary(), group.backup()).filter(n -> holds(seen, n)).findFirst();
    if (active.isEmpty()) {
      block("not-active", "The group is on neither node.", "Start it on one of them first.");
    }
    NodeRef at = active.orElse(group.primary());
    fence();
    steps(at);
    PlanRequest resolved = request.at(at.name());
    return new Plan(
        group.name(),
        OperationKind.RUNBOOK,
        Optional.empty(),
        at.name(),
        PlanHash.of(group.name(), resolved, web.steps(), Optional.empty()),
        web.steps(),
        Optional.empty(),
        findings,
        Stream.concat(book.notices().stream(), group.profile().notices().stream()).toList(),
        Optional.of(book.name()));
  }

  private boolean holds(Observation seen, NodeRef node) {
    Answer<NodeView> answer = node.equals(group.primary()) ? seen.target() : seen.partner();
    return answer instanceof Answer.Given<NodeView> given && given.value().holds();
  }

  private void fence() {
    web.sideBySide(
        () -> fence("primary", new Action.PromiseAtNode(group.primary().name())),
        () -> fence("backup", new Action.PromiseAtNode(group.backup().name())),
        () -> {
          if (writesToTheDirectory()) {
            fence("directory", new Action.PromiseAtDirectory());
          }
        });
  }

  private boolean writesToTheDirectory() {
    return book.steps().stream()
        .anyMatch(
            step ->
                step.task() instanceof RunbookStep.Task.Act act
                    && act.action() == RunbookAction.CHANGE_DIRECTORY);
  }

  private void fence(String what, Action promise) {
    web.add(web.step("fence-" + what, Phase.FENCE, promise, limits(5, SHORT)));
  }

  private void steps(NodeRef first) {
    NodeRef active = first;
    for (RunbookStep step : book.steps()) {
      if (step.task() instanceof RunbookStep.Task.Move move) {
        active = at(move.to(), active).getFirst();
      }
      for (NodeRef node : at(step.on(), active)) {
        StepActions actions = new StepActions(group, step, node, active);
        List<Action> found = actions.all();
        findings.addAll(actions.findings());
        found.forEach(action -> add(step, action));
      }
    }
  }

  /** The nodes of a place; of both, the one that has the group comes last. */
  private List<NodeRef> at(Place place, NodeRef active) {
    return switch (place) {
      case PRIMARY -> List.of(group.primary());
      case BACKUP -> List.of(group.backup());
      case ACTIVE -> List.of(active);
      case STANDBY -> List.of(group.partnerOf(active));
      case BOTH -> List.of(group.partnerOf(active), active);
    };
  }

  private void add(RunbookStep step, Action action) {
    Step planned = web.step(step.id().value(), Phase.RUNBOOK, action, limits(action));
    web.add(
        action instanceof Action.Perform perform
            ? planned.with(new Action.Perform(perform.deed().in(planned.id())))
            : planned);
  }

  private StepLimits limits(Action action) {
    if (!(action instanceof Action.Perform perform)) {
      return limits(3, Duration.ofMinutes(15));
    }
    return switch (perform.deed()) {
      case Deed.Move d -> new StepLimits(1, LONGEST_MOVE, LONGEST_MOVE);
      case Deed.ChangeDirectory d -> limits(3, DIRECTORY);
      case Deed.SetStartTypes d -> limits(3, SHORT);
      case Deed.EditSettings d -> limits(3, SHORT);
      case Deed.Freeze d -> limits(3, SHORT);
      case Deed.Unfreeze d -> limits(3, SHORT);
      case Deed.Manual d -> limits(1, SHORT);
      case Deed.CheckDirectory d -> limits(1, DIRECTORY);
      case Deed.CheckHost d -> limits(1, SHORT);
      case Deed.CheckFile d -> limits(1, SHORT);
      case Deed.CheckEvents d -> limits(1, SHORT);
      case Deed.CheckStopped d -> limits(1, SHORT);
      case Deed.Rehearse d -> limits(1, DIRECTORY);
    };
  }

  private StepLimits limits(int attempts, Duration deadline) {
    return new StepLimits(attempts, deadline, patience);
  }

  private void block(String code, String detail, String cure) {
    findings.add(
        new Finding(Severity.BLOCKER, code, Optional.of(group.name().value()), detail, cure));
  }
}
