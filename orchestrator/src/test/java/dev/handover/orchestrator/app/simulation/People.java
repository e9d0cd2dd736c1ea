package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.app.StartRequest;
import dev.handover.orchestrator.domain.Attestation;
import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepState;
import dev.handover.orchestrator.domain.StepStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People who give orders and commands at any time, and are right when they say a server is off. */
final class People {
  /** Runbooks, and what is confirmed of them, are not part of this. */
  private static final List<OperationKind> KINDS =
      List.of(
          OperationKind.SWITCHOVER,
          OperationKind.FAILOVER,
          OperationKind.START,
          OperationKind.STOP);

  private static final List<CommandKind> COMMANDS =
      List.of(
          CommandKind.PAUSE,
          CommandKind.RESUME,
          CommandKind.SKIP,
          CommandKind.CANCEL,
          CommandKind.COMPENSATE,
          CommandKind.ABANDON);

  private final World world;
  private final Kernel kernel;
  private final Chance chance;
  private final List<Instance> instances;
  private final SharedStore store;
  private int keys;
  private boolean over;

  People(World world, List<Instance> instances, SharedStore store) {
    this.world = world;
    this.kernel = world.kernel;
    this.chance = world.chance;
    this.instances = instances;
    this.store = store;
  }

  void begin() {
    kernel.after(chance.between(100, chance.patience), this::next);
  }

  private void next() {
    if (over) {
      return;
    }
    Optional<UUID> live = live();
    if (live.isEmpty()) {
      order(chance.oneOf(KINDS), anyNode());
    } else if (chance.happens(0.3) || state(live.get()).isRest()) {
      command(live.get());
    }
    begin();
  }

  /** They let go on what waits for them, and start nothing new. */
  void leave() {
    over = true;
  }

  Optional<UUID> live() {
    return store.group(world.group.name()).liveOperation();
  }

  private OperationState state(UUID operation) {
    return store.find(operation).orElseThrow().state();
  }

  private NodeName anyNode() {
    return chance.oneOf(world.nodes).machine.name;
  }

  void order(OperationKind kind, NodeName target) {
    Machine partner =
        world.nodes.stream()
            .map(node -> node.machine)
            .filter(machine -> !machine.name.equals(target))
            .findFirst()
            .orElseThrow();
    Optional<Attestation> attestation =
        partner.powered || kind == OperationKind.STOP || kind == OperationKind.SWITCHOVER
            ? Optional.empty()
            : Optional.of(new Attestation(Attestation.Statement.SOURCE_IS_OFF, "I see it"));
    StartRequest request =
        new StartRequest(
            world.group.name(),
            new PlanRequest(kind, target, attestation, "alice"),
            "because",
            Optional.empty(),
            Optional.of(chance.oneOf(List.of(OnFailure.values()))),
            "key-%06d".formatted(++keys));
    int times = chance.happens(0.1) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      ask(instance -> instance.engine().start(request));
    }
  }

  /** Whatever comes into their heads. */
  private void command(UUID operation) {
    command(operation, chance.oneOf(COMMANDS));
  }

  void command(UUID id, CommandKind kind) {
    Operation operation = store.find(id).orElseThrow();
    List<StepId> steps = operation.plan().steps().stream().map(step -> step.id()).toList();
    Optional<StepId> given =
        operation.steps().stream()
            .filter(status -> status.state() == StepState.FAILED)
            .map(StepStatus::step)
            .map(step -> step.id())
            .findFirst();
    Optional<StepId> step =
        kind == CommandKind.SKIP
            ? Optional.of(given.orElseGet(() -> chance.oneOf(steps)))
            : Optional.empty();
    OperationCommand command = new OperationCommand(kind, "bob", "because", step, Optional.empty());
    ask(instance -> instance.engine().command(id, command));
  }

  private void ask(Request request) {
    List<Instance> up = instances.stream().filter(Program::isAlive).toList();
    if (up.isEmpty()) {
      return;
    }
    Instance instance = chance.oneOf(up);
    instance.spawn(
        () -> {
          try {
            Operation operation = request.of(instance);
            kernel.note(() -> "a person is told: " + operation.state());
          } catch (ProblemException no) {
            kernel.note(() -> "a person is told: " + no.problem());
          } catch (FaultyJournal.BrokenStore broken) {
            kernel.note(() -> "a person is told that the store is broken");
          }
        });
  }

  /** What a person asks an instance. */
  @FunctionalInterface
  private interface Request {
    Operation of(Instance instance);
  }
}
