package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.Freezes;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.MoveHistory;
import dev.handover.orchestrator.domain.MovePolicy;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationPage;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.Safeguard;
import dev.handover.orchestrator.domain.Severity;
import dev.handover.orchestrator.domain.Waiver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What keeps a new operation from being started, whatever the plan is; each set aside by name. */
@ApplicationScoped
public class Safeguards {
  /** Replaying an operation costs something, and mostly the newest ones tell enough. */
  private static final int PAGE = 5;

  /** Starts and stops in between are looked through up to here. */
  private static final int FURTHEST = 200;

  /** Of operations that began by themselves; budgets are far smaller. */
  private static final int MOST = 100;

  /** How the actors of what begins by itself begin; no token can have such a name. */
  private static final String BY_ITSELF = "(";

  private final Freezes freezes;
  private final Operations operations;

  public Safeguards(OperationStore store) {
    this.freezes = store.freezes();
    this.operations = store.operations();
  }

  /** Every reason against it that was not set aside; none when it may begin. */
  List<Problem> against(Group group, PlanRequest request, Instant now) {
    List<Problem> against = new ArrayList<>();
    if (Waiver.of(Safeguard.FREEZE, request.waivers()).isEmpty()) {
      freezes.inForce(now).stream()
          .filter(freeze -> freeze.holdsFor(Optional.of(group.name())))
          .map(Freeze::problem)
          .forEach(against::add);
    }
    group
        .protection()
        .ticket()
        .against(request.kind(), request.ticket(), now)
        .ifPresent(against::add);
    if (request.kind().isMove()) {
      against.addAll(history(group).against(request.kind(), request.waivers(), now));
    }
    return against;
  }

  /**
   * The same for a part of another operation: what that one froze it may move itself, and its moves
   * are one intention, however quickly they follow each other.
   */
  List<Problem> againstPart(Group group, UUID parent, Instant now) {
    return freezes.inForce(now).stream()
        .filter(freeze -> freeze.holdsFor(Optional.of(group.name())))
        .filter(freeze -> !freeze.operation().equals(Optional.of(parent)))
        .map(Freeze::problem)
        .toList();
  }

  /** The same as findings of a preview. */
  List<Finding> findings(Group group, PlanRequest request, Instant now) {
    return against(group, request, now).stream()
        .map(
            problem ->
                new Finding(
                    Severity.BLOCKER,
                    problem.code().code(),
                    Optional.of(group.name().value()),
                    problem.detail(),
                    problem.cure()))
        .toList();
  }

  /** What is on record about the group. */
  public GroupRecord recorded(Group group) {
    return operations.group(group.name());
  }

  /** How many of the group's operations began by themselves since then; as many as a page has. */
  public int begunByThemselves(Group group, Instant since) {
    OperationQuery newest =
        new OperationQuery(Optional.of(group.name()), Optional.empty(), Optional.empty(), MOST);
    return (int)
        operations.list(newest).items().stream()
            .map(Operation::order)
            .filter(
                order -> order.actor().startsWith(BY_ITSELF) && order.createdAt().isAfter(since))
            .count();
  }

  /** The last moves of the group, as far as they matter. */
  MoveHistory history(Group group) {
    MovePolicy policy = group.protection().moves();
    List<Instant> ended = new ArrayList<>();
    Optional<UUID> olderThan = Optional.empty();
    for (int seen = 0; seen < FURTHEST && ended.size() < MoveHistory.needed(policy); seen += PAGE) {
      OperationPage page =
          operations.list(
              new OperationQuery(Optional.of(group.name()), Optional.empty(), olderThan, PAGE));
      page.items().stream().map(Operation::movedAt).flatMap(Optional::stream).forEach(ended::add);
      olderThan = page.next();
      if (olderThan.isEmpty()) {
        break;
      }
    }
    return new MoveHistory(policy, ended, operations.group(group.name()).acknowledged());
  }
}
