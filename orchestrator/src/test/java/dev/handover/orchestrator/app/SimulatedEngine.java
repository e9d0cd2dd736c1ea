package dev.handover.orchestrator.app;

import dev.handover.orchestrator.app.proof.Proofs;
import dev.handover.orchestrator.app.simulation.Kernel;
import dev.handover.orchestrator.app.simulation.Program;
import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.Probes;
import dev.handover.orchestrator.domain.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The engine of one orchestrator, put together as in production, on whatever it is given. */
public final class SimulatedEngine {
  /** No runbook runs here. */
  private static final InstantSource NEVER = () -> Instant.EPOCH;

  private final OperationService service;
  private final OperationRunner runner;

  /**
   * What it reaches.
   *
   * @param seen the nodes as a planner asks for them: at one moment
   */
  public record Surroundings(
      Groups groups, NodeClient nodes, NodeClient seen, DirectoryClient directory, Probes probes) {}

  /** Where it keeps operations. */
  public record Kept(MemoryStore store, Journal journal) {}

  /** Time, and chance. */
  public record Turns(Kernel kernel, Program program, RandomGenerator random) {}

  public SimulatedEngine(Surroundings around, Kept kept, Turns turns) {
    EngineConfig config = new TestConfig();
    OperationChanges changes = new OperationChanges();
    OperationStore store =
        new OperationStore(
            kept.store(), kept.journal(), kept.store(), new MemoryFreezes(kept.store()));
    Observer observer = new Observer(around.seen());
    Plans plans = new Plans(around.groups(), observer, around.directory(), List::of, config);
    this.service = new OperationService(plans, store, changes, turns.kernel());
    FakeWorld nobody = new FakeWorld();
    Machines machines =
        new Machines(
            around.nodes(),
            new FakeFiles(nobody),
            new Proofs(new FakeAgents(nobody), kept.store(), turns.kernel()),
            around.probes());
    ActionExecutor executor =
        new ActionExecutor(
            around.groups(),
            machines,
            around.directory(),
            deeds(around, plans, new Children(service, store, observer)));
    this.runner =
        new OperationRunner(
            store,
            new FiberCrews(executor, turns.kernel(), turns.program()),
            new Pacing(new Backoff(config, turns.random()), turns.kernel()),
            changes);
  }

  private static DeedExecutor deeds(Surroundings around, Plans plans, Children children) {
    return new DeedExecutor(
        around.groups(),
        new HostDeeds(new FakeHosts(), around.nodes()),
        new DirectoryDeeds(around.directory()),
        new GroupDeeds(
            children,
            new Rehearsal(plans, new FakeDirectoryReadings()),
            new FreezeService(around.groups(), new MemoryFreezes(new MemoryStore()), NEVER),
            NEVER));
  }

  /** A person's order. */
  public Operation start(StartRequest request) {
    return service.start(request);
  }

  /** A person's command. */
  public Operation command(UUID id, OperationCommand command) {
    return service.command(id, command);
  }

  /** As the scheduler calls it. */
  public Work.Due carryOn(UUID id, Instant surelyMine) {
    return runner.carryOn(id, surelyMine);
  }

  /** As the scheduler calls it when the one who acted is silent. */
  public void takeOver(UUID id) {
    runner.takeOver(id, "the instance that acted sent no heartbeat");
  }
}
