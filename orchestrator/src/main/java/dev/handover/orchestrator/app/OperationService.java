package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Commanded;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.OperationPage;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.OverrideRule;
import dev.handover.orchestrator.domain.Parent;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Wakeups;
import dev.handover.orchestrator.domain.times.Occasion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accepts operations and people's commands; never acts itself. */
@ApplicationScoped
public class OperationService {
  private final Plans plans;
  private final Operations operations;
  private final Safeguards safeguards;
  private final Journal journal;
  private final Wakeups wakeups;
  private final OperationChanges changes;
  private final InstantSource clock;

  OperationService(
      Plans plans, OperationStore store, OperationChanges changes, InstantSource clock) {
    this.plans = plans;
    this.operations = store.operations();
    this.safeguards = new Safeguards(store);
    this.journal = store.journal();
    this.wakeups = store.wakeups();
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Observes, plans, stores and returns at once; the work is done in the background. The same key
   * with the same request returns the same operation.
   *
   * @throws ProblemException when it cannot be started as things stand; nothing was stored then
   */
  public Operation start(StartRequest request) {
    Instant asked = clock.instant();
    String hash = RequestHash.of(request);
    Optional<Operations.KeyUse> use = operations.keyUse(request.idempotencyKey());
    if (use.isPresent()) {
      return repeated(use.get(), hash);
    }
    GroupRecord before = operations.group(request.group());
    before.liveOperation().filter(live -> !isParent(request, live)).ifPresent(this::refuseBusy);
    Plans.Prepared prepared = plans.prepare(request.group(), request.plan());
    guard(prepared.group(), request);
    Plan plan = runnable(prepared.plan(), request);
    OperationOrder order = order(prepared, plan, new Wanted(request, asked));
    Operations.Started started =
        operations.start(
            new Operations.NewOperation(
                order,
                prepared.promised(),
                Optional.of(before.epoch()),
                request.evacuation(),
                request.idempotencyKey(),
                hash));
    return switch (started) {
      case Operations.Started.Accepted accepted -> {
        changes.happened(accepted.operation());
        yield accepted.operation();
      }
      case Operations.Started.Repeated repeated -> repeated(repeated.use(), hash);
      case Operations.Started.Busy busy -> throw busy(busy.live());
      case Operations.Started.Outdated outdated -> throw outdated(request.group());
    };
  }

  /** What was seen for the plan, another operation has changed: nothing of it may be relied on. */
  private static ProblemException outdated(GroupName group) {
    return new ProblemException(
        new Problem(
            ProblemCode.PLAN_CHANGED,
            "Another operation of group %s ran while this one was being planned.".formatted(group),
            "Look where the group is now, and ask again if it still has to be done."));
  }

  /** What was asked for, and when. */
  private record Wanted(StartRequest request, Instant asked) {
    Occasion occasion(Group group) {
      return new Occasion(
          request.firstSeen(),
          asked,
          group.importance().objective(),
          request.evacuation().map(Operations.EvacuationVersion::evacuation));
    }
  }

  private OperationOrder order(Plans.Prepared prepared, Plan plan, Wanted wanted) {
    Instant now = clock.instant();
    StartRequest request = wanted.request();
    return new OperationOrder(
        Ids.next(now),
        plan,
        request.plan().actor(),
        request.reason(),
        request.onFailure().orElse(prepared.group().onFailure()),
        request.plan().attestation(),
        now,
        request.plan().waivers(),
        request.needsApproval() || needsSecondPerson(prepared.group(), request),
        request.parent(),
        Optional.of(wanted.occasion(prepared.group())),
        request.plan().ticket());
  }

  /** A part of another operation was approved with that. */
  private static boolean needsSecondPerson(Group group, StartRequest request) {
    return request.parent().isEmpty()
        && !request.plan().waivers().isEmpty()
        && group.protection().overrides() == OverrideRule.TWO_PERSONS;
  }

  private void guard(Group group, StartRequest request) {
    Optional<UUID> parent = request.parent().map(Parent::operation);
    List<Problem> against =
        parent.isPresent()
            ? safeguards.againstPart(group, parent.get(), clock.instant())
            : safeguards.against(group, request.plan(), clock.instant());
    if (!against.isEmpty()) {
      throw new ProblemException(against.getFirst());
    }
  }

  /**
   * What such an operation would do, with all that keeps it from being started; changes nothing.
   *
   * @throws ProblemException when the world as it is forbids such an operation
   */
  public Plan preview(GroupName group, PlanRequest request) {
    return shown(plans.prepare(group, request), request);
  }

  /**
   * The same; with a key that came before, what would change in the directory is as it was then.
   */
  public Plan preview(GroupName group, PlanRequest request, String directoryKey) {
    return shown(plans.prepare(group, request, directoryKey), request);
  }

  private Plan shown(Plans.Prepared prepared, PlanRequest request) {
    Plan told = plans.told(prepared, request);
    return told.with(safeguards.findings(prepared.group(), request, clock.instant()));
  }

  private static boolean isParent(StartRequest request, UUID live) {
    return request.parent().map(Parent::operation).filter(live::equals).isPresent();
  }

  private static Plan runnable(Plan plan, StartRequest request) {
    if (request.planHash().isPresent() && !request.planHash().get().equals(plan.hash())) {
      throw new ProblemException(
          new Problem(
              ProblemCode.PLAN_CHANGED,
              "The plan's hash is %s now.".formatted(plan.hash()),
              "Preview again, and look at what has changed."));
    }
    if (!plan.runnable()) {
      List<Problem.Item> blockers =
          plan.findings().stream().filter(Finding::isBlocker).map(OperationService::item).toList();
      throw new ProblemException(
          new Problem(
              ProblemCode.PLAN_BLOCKED,
              "%d finding(s) block the plan.".formatted(blockers.size()),
              "Cure each of them, then preview again.",
              blockers));
    }
    return plan;
  }

  private static Problem.Item item(Finding finding) {
    String where = finding.subject().orElse(finding.code());
    return new Problem.Item(where, finding.code() + ": " + finding.detail(), finding.cure());
  }

  private Operation repeated(Operations.KeyUse use, String hash) {
    if (!use.requestHash().equals(hash)) {
      throw new ProblemException(
          new Problem(
              ProblemCode.IDEMPOTENCY_KEY_REUSED,
              "The Idempotency-Key came before with another request.",
              "Use a new key for a new request."));
    }
    return get(use.operation());
  }

  /**
   * Says whether an operation could be begun as far as others are concerned.
   *
   * @throws ProblemException when the group has a live one
   */
  public void refuseWhileBusy(GroupName group) {
    operations.group(group).liveOperation().ifPresent(this::refuseBusy);
  }

  private void refuseBusy(UUID live) {
    throw busy(live);
  }

  private ProblemException busy(UUID live) {
    String state = operations.find(live).map(o -> o.state().name()).orElse("ending");
    return new ProblemException(
        new Problem(
            ProblemCode.OPERATION_IN_PROGRESS,
            "Operation %s is %s.".formatted(live, state),
            "Wait for it, or cancel it."));
  }

  /** What was started with the key; empty when nothing was. */
  public Optional<Operation> startedWith(String idempotencyKey) {
    return operations.keyUse(idempotencyKey).map(use -> get(use.operation()));
  }

  /**
   * The operation as it is now.
   *
   * @throws ProblemException when there is none
   */
  public Operation get(UUID id) {
    return operations
        .find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        ProblemCode.OPERATION_NOT_FOUND,
                        "There is no operation %s.".formatted(id),
                        "List the operations.")));
  }

  public OperationPage list(OperationQuery query) {
    return operations.list(query);
  }

  /**
   * Writes down what a person wants and wakes the operation.
   *
   * @throws ProblemException when the operation's state or version forbids it
   */
  public Operation command(UUID id, OperationCommand command) {
    Operation operation = get(id);
    while (true) {
      Operation current = operation;
      Journal.Appended appended =
          switch (current.command(command)) {
            case Commanded.Rejected rejected -> throw new ProblemException(rejected.problem());
            case Commanded.Accepted accepted -> write(current, accepted);
          };
      switch (appended) {
        case Journal.Appended.Written written -> {
          changes.happened(written.operation());
          wakeups.wake(id);
          wakeups.wakeParent(written.operation().order());
          return written.operation();
        }
        case Journal.Appended.Overtaken overtaken -> operation = overtaken.operation();
      }
    }
  }

  /** Going on after having been fenced needs a newer epoch than the one that fenced it. */
  private Journal.Appended write(Operation operation, Commanded.Accepted accepted) {
    Instant now = clock.instant();
    Optional<FencingEpoch> fencedBy = operation.halted().flatMap(halted -> halted.fencedBy());
    if (fencedBy.isEmpty() || !accepted.goesOn()) {
      return journal.append(operation, accepted.entry(), now);
    }
    Journal.Successor self =
        new Journal.Successor(operation.id(), "goes on after having been fenced", fencedBy.get());
    return switch (journal.takeOver(operation, self, now)) {
      case Journal.Appended.Written written ->
          journal.append(written.operation(), accepted.entry(), now);
      case Journal.Appended.Overtaken overtaken -> overtaken;
    };
  }
}
