package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Request and observed state → plan. Pure and stateless: the same world gives the same plan. */
public final class Planner {
  private final Duration patience;

  /** `patience` is how long a receiver may be unreachable before a step is given up. */
  public Planner(Duration patience) {
    this.patience = patience;
  }

  /** Why the world as it is forbids such an operation; empty when it does not. */
  public Optional<Problem> objection(Group group, PlanRequest request, Observation seen) {
    return new Objections(group, request, seen).first();
  }

  /** What to ask directory-service for; empty when the operation changes nothing there. */
  public Optional<DirectoryRequest> directoryRequest(Group group, PlanRequest request) {
    if (request.kind() == OperationKind.STOP) {
      return Optional.empty();
    }
    NodeRef target = group.node(request.target()).orElseThrow();
    List<DirectoryTaskSpec> tasks = DirectoryTasks.of(group, target);
    if (tasks.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DirectoryRequest(
            group.name(),
            DirectoryRequest.Server.of(group.primary()),
            DirectoryRequest.Server.of(group.partnerOf(target)),
            DirectoryRequest.Server.of(target),
            tasks,
            request.actor()));
  }

  /** The plan for a request that met no objection. */
  public Plan plan(
      Group group, PlanRequest request, Observation seen, Optional<DirectoryPreview> directory) {
    NodeRef target = group.node(request.target()).orElseThrow();
    List<Step> steps = new StepList(group, target, patience).build(request, seen, directory);
    Optional<NodeName> source =
        request.kind() == OperationKind.STOP
            ? Optional.empty()
            : Optional.of(group.partnerOf(target).name());
    return new Plan(
        group.name(),
        request.kind(),
        source,
        target.name(),
        PlanHash.of(group.name(), request, steps, directory),
        steps,
        directory,
        Findings.of(request, group, seen, directory),
        group.profile().notices(),
        Optional.empty());
  }
}
