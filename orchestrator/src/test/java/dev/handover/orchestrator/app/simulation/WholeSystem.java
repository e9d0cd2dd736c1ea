package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeView.ServiceState;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Samples;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** One seed: some minutes of trouble, then calm, in which everything must come to an end. */
public final class WholeSystem {
  private static final long LONGEST_TROUBLE = 300_000;

  /** As long as the limits of the steps allow, and far longer than any operation should take. */
  private static final long LONGEST_END = 4 * 3_600_000L;

  private static final List<CommandKind> CURES =
      List.of(CommandKind.RESUME, CommandKind.COMPENSATE, CommandKind.RESUME, CommandKind.ABANDON);

  private final World world;
  private final SharedStore store;
  private final List<Instance> instances;
  private final Fate fate;
  private final People people;

  private WholeSystem(long seed, Flaw flaw, boolean traced) {
    world = new World(seed, flaw, traced);
    store = new SharedStore(world);
    instances =
        List.of(
            new Instance("orchestrator-1", world, store),
            new Instance("orchestrator-2", world, store));
    fate = new Fate(world, instances);
    people = new People(world, instances, store);
  }

  /**
   * What came of a seed.
   *
   * @param violation what must not have happened; empty when nothing did
   * @param ended operations that came to an end
   * @param trace what happened, if that was wanted
   */
  public record Outcome(
      long seed, Optional<Throwable> violation, List<Operation> ended, List<String> trace) {
    public Outcome {
      ended = List.copyOf(ended);
      trace = List.copyOf(trace);
    }
  }

  /** Runs a seed to its end. */
  public static Outcome run(long seed, Flaw flaw, boolean traced) {
    WholeSystem system = new WholeSystem(seed, flaw, traced);
    Optional<Throwable> violation = Optional.empty();
    try {
      system.play();
    } catch (Violation broken) {
      violation = Optional.of(broken);
    } catch (Fiber.BrokenFiber broken) {
      violation = Optional.of(broken.getCause() == null ? broken : broken.getCause());
    }
    system.end();
    OperationQuery all =
        new OperationQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1_000);
    return new Outcome(
        seed, violation, system.store.list(all).items(), system.world.kernel.trace());
  }

  private void play() {
    world.directory.start();
    world.nodes.forEach(Program::start);
    instances.forEach(Program::start);
    if (world.chance.coin()) {
      serve(world.machine(Samples.EXCH1));
    }
    fate.begin();
    people.begin();
    run(world.chance.between(60_000, LONGEST_TROUBLE), () -> false);
    people.leave();
    fate.relent();
    world.kernel.note(() -> "everything works again");
    run(60_000, () -> false);
    finishAll();
    bringUp();
  }

  private static void serve(Machine machine) {
    machine.disk.attach(machine.name);
    machine.address = true;
    machine.services.replaceAll((service, state) -> ServiceState.RUNNING);
  }

  private void run(long during, BooleanSupplier isOver) {
    world.kernel.run(world.kernel.now() + during, isOver, world.invariants::check);
  }

  /** Whoever waits for a person gets one. */
  private void finishAll() {
    for (int turn = 0; people.live().isPresent(); turn++) {
      UUID operation = people.live().get();
      run(LONGEST_END, () -> store.find(operation).orElseThrow().state().isRest());
      OperationState state = store.find(operation).orElseThrow().state();
      if (!state.isRest() || turn > 2 * CURES.size()) {
        throw new Violation(Invariant.EVERY_OPERATION_ENDS, "it is still " + state);
      }
      if (!state.isEnd()) {
        people.command(operation, CURES.get(turn % CURES.size()));
        run(5_000, () -> false);
      }
    }
  }

  /** After all that, the group can be brought up again where it was, or anywhere. */
  private void bringUp() {
    for (NodeProgram node : world.nodes) {
      if (node.machine.holdsAnything() && !node.machine.servesFully()) {
        succeed(OperationKind.STOP, node.machine.name);
      }
    }
    boolean isServed = world.nodes.stream().anyMatch(node -> node.machine.servesFully());
    NodeName second = Samples.EXCH2;
    if (isServed && world.machine(second).servesFully()) {
      succeed(OperationKind.SWITCHOVER, Samples.EXCH1);
    } else if (isServed) {
      succeed(OperationKind.SWITCHOVER, second);
    } else {
      succeed(OperationKind.FAILOVER, second);
    }
  }

  private void succeed(OperationKind kind, NodeName target) {
    people.order(kind, target);
    run(30_000, () -> people.live().isPresent());
    Optional<UUID> id = people.live();
    if (id.isEmpty()) {
      throw new Violation(
          Invariant.EVERY_OPERATION_ENDS, kind + " to " + target + " is refused: " + world);
    }
    run(LONGEST_END, () -> store.find(id.get()).orElseThrow().state().isRest());
    OperationState end = store.find(id.get()).orElseThrow().state();
    if (end != OperationState.SUCCEEDED && end != OperationState.SUCCEEDED_WITH_EXCEPTIONS) {
      throw new Violation(
          Invariant.EVERY_OPERATION_ENDS, kind + " to " + target + " is " + end + ": " + world);
    }
  }

  /** Ends every thread that still waits. */
  private void end() {
    for (Instance instance : instances) {
      instance.kill();
    }
    world.nodes.forEach(Program::kill);
    world.directory.kill();
    world.kernel.run(world.kernel.now() + 1, () -> false, () -> {});
  }
}
