package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.NodeView.ServiceState;
import dev.handover.orchestrator.domain.ReleaseClaim;
import dev.handover.orchestrator.domain.ServiceGoal;
import dev.handover.orchestrator.domain.StepOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A node-service: what it promised lies on its disk, what it has asked Windows for in memory. */
final class NodeProgram extends Program {
  /** How long it waits for a service before it says that it is on its way. */
  private static final long WAIT = 5_000;

  final Machine machine;
  final Gate.Promises promises = new Gate.Promises();
  private final World world;
  private Gate gate;
  private Map<String, Fence> startsAsked = new HashMap<>();

  NodeProgram(Machine machine, World world) {
    super("node-" + machine.name, world);
    this.machine = machine;
    this.world = world;
    this.gate = new Gate(this, world, promises);
  }

  @Override
  protected void begin() {
    if (world.has(Flaw.NODE_FORGETS_PROMISES)) {
      promises.forget();
    }
    gate = new Gate(this, world, promises);
    startsAsked = new HashMap<>();
  }

  StepOutcome promise(Fence fence) {
    gate.admit(fence);
    return new StepOutcome.Done("");
  }

  NodeView view() {
    List<NodeView.Service> services =
        world.serviceNames().stream()
            .map(
                name ->
                    new NodeView.Service(
                        name, machine.state(name.value()), NodeView.StartType.MANUAL))
            .toList();
    Optional<String> holder = machine.disk.heldBy().map(Object::toString);
    return new NodeView(
        machine.name.value(),
        "boot-" + machine.boot,
        promises.epoch,
        services,
        new NodeView.Disk(
            machine.hasDisk(), holder, List.of(), machine.disk.reservation(machine.name)),
        Optional.of(machine.address));
  }

  StepOutcome bringService(String service, ServiceGoal goal, Fence fence) {
    gate.admit(fence);
    long until = kernel.now() + WAIT;
    while (true) {
      Optional<StepOutcome> outcome =
          gate.act(fence, () -> goal == ServiceGoal.RUNNING ? up(service, fence) : down(service));
      if (outcome.isPresent()) {
        return outcome.get();
      }
      if (kernel.now() >= until) {
        return new StepOutcome.OnItsWay(
            service + " is " + machine.state(service), Duration.ofSeconds(1));
      }
      kernel.sleep(world.chance.between(50, 300));
    }
  }

  /** One look and one move. */
  private Optional<StepOutcome> up(String service, Fence fence) {
    Fence asked = startsAsked.get(service);
    boolean mine = asked != null && asked.issuer().equals(fence.issuer());
    return switch (machine.state(service)) {
      case RUNNING -> {
        startsAsked.remove(service);
        yield Optional.of(new StepOutcome.Done("RUNNING"));
      }
      case STOPPED -> {
        if (mine) {
          startsAsked.remove(service);
          yield Optional.of(failed(service + " ended while it started"));
        }
        yield start(service, fence);
      }
      default -> Optional.empty();
    };
  }

  private Optional<StepOutcome> start(String service, Fence fence) {
    if (!machine.hasDisk()) {
      return Optional.of(failed(service + " finds no data"));
    }
    if (world.neededBy(service).stream().anyMatch(s -> machine.state(s) != ServiceState.RUNNING)) {
      return Optional.of(failed(service + ": 1068"));
    }
    world.perhapsDie(this);
    ServiceState end =
        world.chance.happens(world.chance.failure) ? ServiceState.STOPPED : ServiceState.RUNNING;
    kernel.note(() -> machine.name + ": " + service + " is asked to start");
    machine.transition(
        service, ServiceState.START_PENDING, new Machine.Becomes(end, world.slowness()));
    startsAsked.put(service, fence);
    world.perhapsDie(this);
    return Optional.empty();
  }

  private Optional<StepOutcome> down(String service) {
    return switch (machine.state(service)) {
      case STOPPED -> Optional.of(new StepOutcome.Done("STOPPED"));
      case RUNNING -> {
        stop(service);
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /** Dependents first, one look at a time. */
  private void stop(String service) {
    startsAsked.remove(service);
    List<String> dependents =
        world.dependentsOf(service).stream()
            .filter(name -> machine.state(name) != ServiceState.STOPPED)
            .toList();
    if (!dependents.isEmpty()) {
      dependents.stream()
          .filter(name -> machine.state(name) == ServiceState.RUNNING)
          .forEach(this::stop);
      return;
    }
    world.perhapsDie(this);
    kernel.note(() -> machine.name + ": " + service + " is asked to stop");
    machine.transition(
        service,
        ServiceState.STOP_PENDING,
        new Machine.Becomes(ServiceState.STOPPED, world.slowness()));
    world.perhapsDie(this);
  }

  private static StepOutcome failed(String why) {
    return new StepOutcome.Failed(why, "Look why.");
  }

  StepOutcome diskOnline(boolean preempt, Fence fence) {
    return deed(fence, "disk online", () -> attach(preempt));
  }

  private StepOutcome attach(boolean preempt) {
    if (preempt) {
      machine.disk.preempt(machine.name);
    }
    return machine
        .disk
        .attach(machine.name)
        .map(holder -> failed("held by " + holder))
        .orElseGet(() -> new StepOutcome.Done("ONLINE"));
  }

  StepOutcome diskOffline(Fence fence) {
    return deed(
        fence,
        "disk offline",
        () -> {
          if (machine.runsServices()) {
            return failed("open files: " + machine.services);
          }
          machine.disk.detach(machine.name);
          return new StepOutcome.Done("OFFLINE");
        });
  }

  StepOutcome address(boolean present, Fence fence) {
    return deed(
        fence,
        present ? "address added" : "address removed",
        () -> {
          if (present && world.hasOther(machine)) {
            return failed("somebody else has the address");
          }
          machine.address = present;
          return new StepOutcome.Done("");
        });
  }

  StepOutcome confirmRelease(ReleaseClaim claim, Fence fence) {
    gate.admit(fence);
    return gate.act(
        fence,
        () ->
            machine.holdsOrReserves()
                ? failed("not released: " + machine)
                : new StepOutcome.Done("confirmed"));
  }

  /** Takes some time, may come to nothing, and may be the last thing that this process does. */
  private StepOutcome deed(Fence fence, String what, Supplier<StepOutcome> deed) {
    gate.admit(fence);
    return gate.act(
        fence,
        () -> {
          world.perhapsDie(this);
          kernel.sleep(world.chance.between(10, 800));
          if (world.chance.happens(world.chance.failure)) {
            return failed(what + ": error 5");
          }
          StepOutcome outcome = deed.get();
          kernel.note(() -> machine.name + ": " + what + ": " + outcome);
          world.perhapsDie(this);
          return outcome;
        });
  }
}
