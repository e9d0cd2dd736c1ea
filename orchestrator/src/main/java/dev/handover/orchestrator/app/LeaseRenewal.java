package dev.handover.orchestrator.app;

import dev.handover.orchestrator.app.proof.SourceLeases;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.LeaseOrder;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Renewals;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Renews the source leases of groups that opted in: at the node that has the group, every third of
 * the lease, with the fence of the group's last operation. A group with a live operation is that
 * operation's, unless it only waits for an approver; a group that nobody has needs no lease.
 */
@ApplicationScoped
public class LeaseRenewal implements Renewals {
  private static final Logger LOG = Logger.getLogger(LeaseRenewal.class);

  private final Groups groups;
  private final Operations operations;
  private final SourceLeases leases;
  private final InstantSource clock;

  /** What came of the last try, for groups whose lease is kept by this instance. */
  private final Map<GroupName, Kept> kept = new ConcurrentHashMap<>();

  /** One lease: whose, and when it was asked for last. */
  private record Kept(NodeName node, Fence fence, Instant at, String outcome) {
    boolean isFor(NodeName other, Fence newer) {
      return node.equals(other) && fence.equals(newer);
    }
  }

  LeaseRenewal(Groups groups, OperationStore store, SourceLeases leases, InstantSource clock) {
    this.groups = groups;
    this.operations = store.operations();
    this.leases = leases;
    this.clock = clock;
  }

  /** All at the same time: a node that is away must not cost another group its lease. */
  @Override
  public void renewDue() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      groups.all().stream()
          .filter(group -> group.sourceLease().isPresent())
          .map(group -> CompletableFuture.runAsync(() -> renew(group), threads))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private void renew(Group group) {
    Optional<Due> due = due(group);
    if (due.isEmpty()) {
      kept.remove(group.name());
      return;
    }
    due.get().fence().ifPresent(known -> renewAt(due.get().node(), group, known));
  }

  /** Where the lease is to be, and by whose fence. */
  private record Due(NodeRef node, Optional<Fence> fence) {}

  /** Empty when nobody has the group, or an operation is at work on it. */
  private Optional<Due> due(Group group) {
    GroupRecord recorded = operations.group(group.name());
    Optional<NodeRef> node = recorded.owner().flatMap(group::node);
    Optional<Operation> live = recorded.liveOperation().flatMap(operations::find);
    if (live.filter(operation -> !waitsUnbegun(operation)).isPresent()) {
      return Optional.empty();
    }
    return node.map(
        owner -> new Due(owner, live.isPresent() ? formerFence(group) : lastFence(recorded)));
  }

  /**
   * It was prepared and waits for an approver: nobody has promised its epoch, and a server that is
   * well must not let go because nobody is awake.
   */
  private static boolean waitsUnbegun(Operation live) {
    return live.state() == OperationState.PAUSED
        && live.entries().stream()
            .noneMatch(recorded -> recorded.entry() instanceof JournalEntry.StepStarted);
  }

  /** Of the operation before the one that waits. */
  private Optional<Fence> formerFence(Group group) {
    OperationQuery two =
        new OperationQuery(Optional.of(group.name()), Optional.empty(), Optional.empty(), 2);
    return operations.list(two).items().stream()
        .skip(1)
        .flatMap(this::withParent)
        .map(Operation::fence)
        .max(Comparator.comparing(Fence::epoch));
  }

  /** The epoch on record was issued to the group's newest operation, or to its parent after it. */
  private Optional<Fence> lastFence(GroupRecord recorded) {
    OperationQuery newest =
        new OperationQuery(Optional.of(recorded.group()), Optional.empty(), Optional.empty(), 1);
    return operations.list(newest).items().stream()
        .flatMap(this::withParent)
        .map(Operation::fence)
        .filter(fence -> fence.epoch().equals(recorded.epoch()))
        .findFirst();
  }

  private Stream<Operation> withParent(Operation operation) {
    Optional<Operation> parent =
        operation.order().parent().flatMap(p -> operations.find(p.operation()));
    return Stream.concat(Stream.of(operation), parent.stream());
  }

  private void renewAt(NodeRef node, Group group, Fence fence) {
    LeaseOrder order = LeaseOrder.of(group);
    Instant now = clock.instant();
    Optional<Kept> before =
        Optional.ofNullable(kept.get(group.name())).filter(k -> k.isFor(node.name(), fence));
    if (before.isPresent() && now.isBefore(before.get().at().plus(order.rhythm()))) {
      return;
    }
    Optional<Due> same = Optional.of(new Due(node, Optional.of(fence)));
    String outcome = described(leases.renew(group, node, fence, () -> due(group).equals(same)));
    kept.put(group.name(), new Kept(node.name(), fence, now, outcome));
    if (!before.map(Kept::outcome).equals(Optional.of(outcome))) {
      LOG.infof(
          "source lease: group=%s node=%s epoch=%d seconds=%d outcome=\"%s\"",
          group.name(), node.name(), fence.epoch().value(), order.time().toSeconds(), outcome);
    }
  }

  /** In words that stay the same from one renewal to the next, so that the log tells news only. */
  private static String described(StepOutcome outcome) {
    return switch (outcome) {
      case StepOutcome.Done done -> "renewed";
      case StepOutcome.DoneWithConflicts done -> "renewed";
      case StepOutcome.CameBack back -> described(back.outcome());
      case StepOutcome.OnItsWay way -> "not yet renewed: " + way.progress();
      case StepOutcome.RetryLater later -> "not renewed, trying again: " + later.reason();
      case StepOutcome.Failed failed -> "refused: " + failed.reason();
      case StepOutcome.Refused refused -> "refused: " + refused.reason();
      case StepOutcome.TwoOwners owners -> "refused: " + owners.reason();
      case StepOutcome.Fenced fenced ->
          "refused: epoch " + fenced.promised().value() + " was promised";
    };
  }
}
