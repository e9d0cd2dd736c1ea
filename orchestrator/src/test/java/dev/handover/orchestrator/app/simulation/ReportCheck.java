package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Compensation;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Recorded;
import dev.handover.orchestrator.domain.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Compares what an ended operation reports with the world. What fate took meanwhile, and what a
 * person said to go on without, is no lie of the report.
 */
final class ReportCheck {
  /** How long before an operation the nodes may have been looked at for its plan. */
  private static final long PLANNING = 30_000;

  private final World world;
  private final Map<UUID, Before> before = new HashMap<>();
  private final Map<String, Long> setByPersons = new HashMap<>();

  /** What each node had, and what each entry said. */
  private record Before(Map<String, String> nodes, Map<String, String> entries) {}

  ReportCheck(World world) {
    this.world = world;
  }

  void setByPerson(String entry) {
    setByPersons.put(entry, world.kernel.now());
  }

  void remember(Operation operation) {
    before.put(operation.id(), now());
  }

  private Before now() {
    Map<String, String> nodes = new HashMap<>();
    world.nodes.forEach(node -> nodes.put(node.name, holdings(node.machine)));
    Map<String, String> entries = new HashMap<>();
    world.forest.entries().forEach(entry -> entries.put(entry, world.forest.value(entry)));
    return new Before(nodes, entries);
  }

  private static String holdings(Machine machine) {
    return "disk %s, address %s, %s"
        .formatted(machine.hasDisk(), machine.address, machine.services);
  }

  void check(Operation operation) {
    boolean skipped =
        operation.entries().stream().anyMatch(e -> e.entry() instanceof JournalEntry.StepSkipped);
    if (skipped) {
      require(operation, !operation.exceptions().isEmpty(), "skips nothing that it lists");
      return;
    }
    switch (operation.state()) {
      case SUCCEEDED, SUCCEEDED_WITH_EXCEPTIONS -> succeeded(operation);
      case COMPENSATED -> compensated(operation);
      case FAILED -> failed(operation);
      default -> {}
    }
  }

  private void succeeded(Operation operation) {
    Machine target = world.machine(operation.plan().target());
    if (operation.plan().kind() == OperationKind.STOP) {
      require(operation, !target.holdsAnything(), target + " holds something");
      return;
    }
    if (!disturbedSince(target, verifying(operation))) {
      require(operation, target.servesFully(), target + " does not serve");
    }
    Machine partner = world.machine(partner(operation));
    require(operation, !partner.holdsAnything(), partner + " holds something");
    entries(operation, change -> change.after);
  }

  private void compensated(Operation operation) {
    entries(operation, change -> change.before);
    Machine target = world.machine(operation.plan().target());
    Machine partner = world.machine(partner(operation));
    switch (operation.plan().kind()) {
      case SWITCHOVER -> {
        as(operation, partner);
        as(operation, target);
      }
      case START, FAILOVER -> {
        boolean disturbed = disturbedSince(target, createdAt(operation));
        if (!disturbed && operation.exceptions().stream().anyMatch(ReportCheck::saysThatItIsGone)) {
          require(operation, !target.holdsAnything(), target + " holds something");
        }
      }
      case STOP -> as(operation, target);
      case RUNBOOK -> {} // never turns back
    }
  }

  private static boolean saysThatItIsGone(String exception) {
    return exception.contains(" is offline: ") || exception.contains(" any more; ");
  }

  private void failed(Operation operation) {
    entries(operation, change -> change.before);
    world.nodes.forEach(node -> as(operation, node.machine));
  }

  /** The machine has what it had, unless fate has taken it. */
  private void as(Operation operation, Machine machine) {
    Before then = before.get(operation.id());
    String had = then == null ? "" : then.nodes().getOrDefault("node-" + machine.name, "");
    boolean unclear = had.isEmpty() || had.contains("_PENDING");
    if (unclear || disturbedSince(machine, createdAt(operation) - PLANNING)) {
      return;
    }
    if (othersActedSince(machine, operation) || wasStoppingWhenPlanned(machine, operation, had)) {
      return;
    }
    require(operation, holdings(machine).equals(had), machine + ", but it had " + had);
  }

  private void entries(Operation operation, Function<Forest.Change, String> at) {
    Optional<Forest.ChangeSet> set = operation.plan().changeSet().map(world.forest::changeSet);
    List<Forest.Change> changes = set.map(Forest.ChangeSet::changes).orElse(List.of());
    for (Forest.Change change : changes) {
      boolean touched =
          setByPersons.getOrDefault(change.entry, -1L)
              >= set.map(Forest.ChangeSet::computed).orElse(0L);
      String found = world.forest.value(change.entry);
      boolean listed = operation.exceptions().stream().anyMatch(e -> e.contains(change.entry));
      require(
          operation,
          touched || listed || found.equals(at.apply(change)),
          change.entry + " is " + found + " and not " + at.apply(change));
    }
  }

  private NodeName partner(Operation operation) {
    return world.nodes.stream()
        .map(node -> node.machine.name)
        .filter(Predicate.not(operation.plan().target()::equals))
        .findFirst()
        .orElseThrow();
  }

  /**
   * A request of an operation that ended in doubt arrived late, before the machine had promised
   * this one's epoch: that was said where the other one ended.
   */
  private static boolean othersActedSince(Machine machine, Operation operation) {
    return machine.actedFor.entrySet().stream()
        .anyMatch(
            act -> !act.getKey().equals(operation.id()) && act.getValue() >= createdAt(operation));
  }

  /**
   * The way back starts a service that had come to its stop when the order was accepted: it was
   * still stopping when the nodes were looked at for the plan, which says that it will be started.
   */
  private static boolean wasStoppingWhenPlanned(Machine machine, Operation operation, String had) {
    return operation.plan().steps().stream()
        .flatMap(step -> step.compensation().stream())
        .map(Compensation::action)
        .anyMatch(
            action ->
                action instanceof Action.StartService start
                    && start.node().equals(machine.name)
                    && had.matches(".*[{ ]" + Pattern.quote(start.service() + "=STOPPED") + ".*"));
  }

  private static boolean disturbedSince(Machine machine, long then) {
    return machine.disturbed >= then;
  }

  private static long createdAt(Operation operation) {
    return Kernel.millis(operation.order().createdAt());
  }

  /** When the last look began, on which the report relies. */
  private static long verifying(Operation operation) {
    Optional<Step> look =
        operation.plan().steps().stream()
            .filter(step -> step.action() instanceof Action.VerifyNode)
            .findFirst();
    long since = createdAt(operation);
    for (Recorded recorded : operation.entries()) {
      if (recorded.entry() instanceof JournalEntry.StepStarted started
          && look.isPresent()
          && started.step().equals(look.get().id())) {
        since = Kernel.millis(recorded.at());
      }
    }
    return since;
  }

  private void require(Operation operation, boolean holds, String what) {
    if (!holds) {
      throw new Violation(
          Invariant.THE_REPORT_EQUALS_THE_WORLD,
          "%s to %s is %s, but %s; exceptions %s"
              .formatted(
                  operation.plan().kind(),
                  operation.plan().target(),
                  operation.state(),
                  what,
                  operation.exceptions()));
    }
  }
}
