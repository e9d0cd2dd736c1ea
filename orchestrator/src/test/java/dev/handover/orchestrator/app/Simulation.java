package dev.handover.orchestrator.app;

import dev.handover.orchestrator.app.proof.Proofs;
import dev.handover.orchestrator.app.proof.SourceLeases;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Runbook;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A whole orchestrator on a simulated world, in virtual time and on one thread. */
final class Simulation {
  /** Far more turns than any operation needs: an operation that never rests is an error. */
  private static final int TURNS = 10_000;

  final FakeWorld world;
  final MemoryStore store = new MemoryStore();
  final FakeAgents agents;
  final FakeProbes probes = new FakeProbes();
  final MemoryFreezes freezes = new MemoryFreezes(store);
  final FakeClock clock = new FakeClock();
  final FakeHosts hosts = new FakeHosts();
  final MemoryGrantedLeases granted = new MemoryGrantedLeases();
  final FakeDirectoryReadings readings = new FakeDirectoryReadings();
  final FakeTasks tasks = new FakeTasks();
  final List<Runbook> runbooks = new ArrayList<>();
  final OperationService service;
  final LeaseRenewal renewals;
  final SimulatedCrews crews;
  final ActionExecutor executor;
  private final OperationRunner runner;
  private OnFailure onFailure = OnFailure.HALT;
  private int keys;

  Simulation(FakeWorld world) {
    this(world, journal -> journal);
  }

  Simulation(FakeWorld world, UnaryOperator<Journal> journal) {
    this(world, journal, Samples.mail());
  }

  Simulation(FakeWorld world, UnaryOperator<Journal> journal, Group group) {
    this(world, journal, group, new Random(1));
  }

  /** What is underway at the same time comes back in the order that chance gives. */
  Simulation(FakeWorld world, UnaryOperator<Journal> journal, Group group, RandomGenerator order) {
    this.world = world;
    this.agents = new FakeAgents(world);
    Groups groups = new OneGroup(group);
    EngineConfig config = new TestConfig();
    OperationChanges changes = new OperationChanges();
    OperationStore kept = new OperationStore(store, store, store, freezes);
    OperationStore acting = new OperationStore(store, journal.apply(store), store, freezes);
    SourceLeases leases = new SourceLeases(world, granted);
    Observer observer = new Observer(world, leases, store);
    Plans plans = new Plans(groups, observer, world, () -> runbooks, config);
    this.service = new OperationService(plans, kept, changes, clock);
    this.renewals = new LeaseRenewal(groups, kept, leases, clock);
    this.executor =
        new ActionExecutor(
            groups,
            new Machines(world, new FakeFiles(world), new Proofs(agents, store, clock), probes),
            world,
            new DeedExecutor(
                groups,
                new HostDeeds(hosts, world),
                new DirectoryDeeds(tasks),
                new GroupDeeds(
                    new Children(service, kept, observer),
                    new Rehearsal(plans, readings),
                    new FreezeService(groups, freezes, clock),
                    clock)));
    this.crews = new SimulatedCrews(executor, order);
    this.runner =
        new OperationRunner(
            acting, crews, new Pacing(new Backoff(config, new Random(1)), clock), changes);
  }

  Simulation onFailure(OnFailure policy) {
    onFailure = policy;
    return this;
  }

  Operation start(OperationKind kind, NodeName target) {
    return start(Samples.request(kind, target));
  }

  Operation start(PlanRequest request) {
    return service.start(
        new StartRequest(
            Samples.MAIL,
            request,
            "INC0042",
            Optional.empty(),
            Optional.of(onFailure),
            "key-%04d".formatted(++keys)));
  }

  Operation run(OperationKind kind, NodeName target) {
    return untilItRests(start(kind, target).id());
  }

  /** One call, as the scheduler makes it; lets what is thrown fly. */
  Work.Due carryOn(UUID id) {
    return runner.carryOn(id, Instant.MAX);
  }

  /** By somebody who has stood still since it was picked. */
  Work.Due carryOnTooLate(UUID id) {
    return runner.carryOn(id, Instant.MIN);
  }

  void takeOver(UUID id) {
    runner.takeOver(id, "the former one is silent");
  }

  Operation untilItRests(UUID id) {
    for (int turn = 0; turn < TURNS; turn++) {
      switch (runner.carryOn(id, Instant.MAX)) {
        case Work.Due.At at -> clock.passUntil(at.instant());
        case Work.Due.Resting resting -> {
          return service.get(id);
        }
        case Work.Due.Over over -> {
          return service.get(id);
        }
      }
    }
    throw new AssertionError("never rests: " + service.get(id).state());
  }

  record OneGroup(Group group) implements Groups {
    @Override
    public List<Group> all() {
      return List.of(group);
    }

    @Override
    public Optional<Group> find(GroupName name) {
      return name.equals(group.name()) ? Optional.of(group) : Optional.empty();
    }
  }
}
