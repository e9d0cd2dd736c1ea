package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.LdifDirection;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Observation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Planner;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Runbook;
import dev.handover.orchestrator.domain.RunbookPlanner;
import dev.handover.orchestrator.domain.Runbooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Previews operations: observes both nodes, asks for the directory diff, plans; changes nothing.
 */
@ApplicationScoped
public class Plans {
  private final Groups groups;
  private final Observer observer;
  private final DirectoryClient directory;
  private final Planner planner;
  private final Runbooks runbooks;
  private final EngineConfig config;

  public Plans(
      Groups groups,
      Observer observer,
      DirectoryClient directory,
      Runbooks runbooks,
      EngineConfig config) {
    this.groups = groups;
    this.observer = observer;
    this.directory = directory;
    this.runbooks = runbooks;
    this.config = config;
    this.planner = new Planner(config.patience());
  }

  /** A plan and the highest epoch that anybody promised for the group. */
  record Prepared(Group group, Plan plan, FencingEpoch promised) {}

  /** A plan's LDIF, for the form that a person could carry out by hand; empty without changes. */
  public Optional<String> ldif(Plan plan, LdifDirection direction) {
    return plan.changeSet().map(id -> orProblem(directory.ldif(id, direction)));
  }

  /**
   * The plan, runnable or not.
   *
   * @throws ProblemException when the world as it is forbids such an operation
   */
  Prepared prepare(GroupName name, PlanRequest request) {
    return prepare(name, request, UUID.randomUUID().toString());
  }

  /** The same; with a key that came before, the directory is not computed anew. */
  Prepared prepare(GroupName name, PlanRequest request, String directoryKey) {
    Group group = find(name);
    if (request.kind() == OperationKind.RUNBOOK) {
      return runbook(group, request.runbook().orElseThrow(), request);
    }
    NodeRef target = group.node(request.target()).orElseThrow(() -> unknownTarget(group, request));
    Observation seen = observer.look(group, target);
    planner.objection(group, request, seen).ifPresent(Plans::refuse);
    Optional<DirectoryRequest> wanted = planner.directoryRequest(group, request);
    Optional<DirectoryPreview> diff =
        wanted.map(r -> orProblem(directory.preview(r, directoryKey)));
    FencingEpoch promised =
        wanted.isPresent() ? orProblem(directory.promised(name)) : FencingEpoch.none();
    Plan plan = planner.plan(group, request, seen, diff);
    return new Prepared(group, plan, promised.orLater(seen.promised()));
  }

  /** For a preview: with what the steps of a runbook would change in the directory. */
  Plan told(Prepared prepared, PlanRequest request) {
    Plan plan = prepared.plan();
    return request.kind() == OperationKind.RUNBOOK
        ? plan.with(
            new RunbookDirectory(directory).findings(prepared.group(), plan, request.actor()))
        : plan;
  }

  private Prepared runbook(Group group, String name, PlanRequest request) {
    Runbook book = runbooks.find(name).orElseThrow(() -> unknownRunbook(name));
    RunbookPlanner planning = new RunbookPlanner(group, book, config.patience());
    planning.objection().ifPresent(Plans::refuse);
    Observation seen = observer.look(group, group.primary());
    PlanRequest atPrimary =
        new PlanRequest(
            request.kind(), group.primary().name(), request.attestation(), request.actor());
    planner.objection(group, atPrimary, seen).ifPresent(Plans::refuse);
    FencingEpoch promised = orProblem(directory.promised(group.name()));
    return new Prepared(group, planning.plan(request, seen), promised.orLater(seen.promised()));
  }

  private static ProblemException unknownRunbook(String name) {
    return new ProblemException(
        new Problem(
            ProblemCode.RUNBOOK_NOT_FOUND,
            "There is no runbook %s.".formatted(name),
            "GET /v1/runbooks lists them; reload the configuration after adding one."));
  }

  private Group find(GroupName name) {
    return groups
        .find(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        ProblemCode.GROUP_NOT_FOUND,
                        "There is no group %s.".formatted(name),
                        "List the groups; reload the configuration after adding one.")));
  }

  private static ProblemException unknownTarget(Group group, PlanRequest request) {
    return new ProblemException(
        new Problem(
            ProblemCode.UNKNOWN_TARGET,
            "%s is not a node of group %s.".formatted(request.target(), group.name()),
            "Name %s or %s.".formatted(group.primary().name(), group.backup().name())));
  }

  private static void refuse(Problem problem) {
    throw new ProblemException(problem);
  }

  private static <T> T orProblem(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T> given -> given.value();
      case Answer.Unreachable<T> away ->
          throw new ProblemException(
              new Problem(
                  ProblemCode.DIRECTORY_UNREACHABLE,
                  away.reason(),
                  "Start directory-service, or look why it does not answer."));
      case Answer.Refused<T> no ->
          throw new ProblemException(
              new Problem(
                  ProblemCode.DIRECTORY_REFUSED,
                  "%s: %s".formatted(no.code(), no.detail()),
                  no.cure()));
    };
  }
}
