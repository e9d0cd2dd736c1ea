package dev.handover.node.app;

import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceSet;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceWaves;
import dev.handover.node.domain.WindowsError;
import dev.handover.node.domain.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Brings sets of services to a state, however often it is asked; one run for each group.
 *
 * <p>Who asks for what is under way joins it. Who asks for something else, with the same epoch or a
 * newer one, ends it between two moves and begins anew, from what the machine then looks like. A
 * run that failed is told once; asking again tries again.
 */
@ApplicationScoped
public class ServiceSets {
  private static final int MAX_GROUPS = 64;

  private final ServiceSetMoves.Machine machine;
  private final ServiceControlManager services;
  private final EpochGate gate;
  private final Workers workers;

  /** Guarded by itself. */
  private final Map<GroupName, ServiceSetRun> runs = new HashMap<>();

  /** What a caller wants, and how long it waits for it: from 0 to 30 s. */
  public record Request(ServiceSet set, Duration patience, Overrides overrides, Fence fence) {

    boolean isSameAs(Request other) {
      return set.equals(other.set)
          && overrides.equals(other.overrides)
          && fence.group().equals(other.fence.group())
          && fence.epoch().equals(other.fence.epoch())
          && fence.issuer().equals(other.fence.issuer());
    }
  }

  public ServiceSets(
      ServiceControlManager services, EpochGate gate, InstantSource clock, Workers workers) {
    this.machine = new ServiceSetMoves.Machine(services, gate, clock, workers);
    this.services = services;
    this.gate = gate;
    this.workers = workers;
  }

  /**
   * Promises the epoch, then brings the set to the state or as far as it gets within the wait.
   *
   * @throws RefusedException service-failed when all has been tried and some failed
   */
  public ServiceSetProgress bringTo(Request request) {
    // A circle that the request brings along is refused before anything is looked at.
    wavesOf(request.set(), name -> List.of());
    refuseUnknown(request.set());
    ServiceWaves waves = wavesOf(request.set(), name -> services.query(name).dependsOn());
    gate.admit(request.fence());
    ServiceSetProgress progress = joined(request, waves).await(request.patience());
    return switch (progress.state()) {
      case REACHED, PENDING -> progress;
      case FAILED -> throw progress.failure();
    };
  }

  /** How far the last run for a group got since this process started. */
  public ServiceSetProgress last(GroupName group) {
    synchronized (runs) {
      ServiceSetRun run = runs.get(group);
      if (run != null) {
        return run.progress();
      }
    }
    throw new RefusedException(
        new Refusal(
            RefusalCode.SERVICE_SET_NOT_FOUND,
            "No set of services was asked for group %s since this process started."
                .formatted(group),
            "Read the services themselves: GET /v1/services."));
  }

  private ServiceSetRun joined(Request request, ServiceWaves waves) {
    GroupName group = request.fence().group();
    ServiceSetRun run;
    synchronized (runs) {
      // Somebody newer may have begun since we were admitted; that run is not ours to end.
      gate.check(request.fence());
      if (request.set().desired() == DesiredState.RUNNING) {
        gate.checkServing(request.fence());
      }
      ServiceSetRun former = runs.get(group);
      if (former != null && former.isFor(request) && !(former.isOver() && former.isTold())) {
        return former;
      }
      if (former == null) {
        makeRoom();
      } else {
        former.supersede();
      }
      ServiceSetMoves moves = new ServiceSetMoves(machine, request.fence());
      run = new ServiceSetRun(request, waves, moves, former);
      runs.put(group, run);
    }
    workers.begin(run);
    return run;
  }

  private void makeRoom() {
    if (runs.size() < MAX_GROUPS) {
      return;
    }
    runs.values().removeIf(ServiceSetRun::isOver);
    if (runs.size() >= MAX_GROUPS) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.UNAVAILABLE,
              "Sets of services of %d groups are on their way.".formatted(runs.size()),
              "Ask again when some of them are there."));
    }
  }

  private void refuseUnknown(ServiceSet set) {
    List<ServiceName> unknown =
        set.names().stream()
            .filter(name -> services.query(name).state() == ServiceState.NOT_INSTALLED)
            .toList();
    if (unknown.isEmpty()) {
      return;
    }
    String why = "is not installed (%s)".formatted(WindowsError.SERVICE_DOES_NOT_EXIST.text());
    throw new RefusedException(
        new Refusal(
            RefusalCode.SERVICE_NOT_FOUND,
            "%d of %d services are not installed.".formatted(unknown.size(), set.names().size()),
            "Use key names, not display names; install the services on this node.",
            unknown.stream().map(name -> new Refusal.Item(name.value(), why)).toList(),
            null));
  }

  private static ServiceWaves wavesOf(
      ServiceSet set, Function<ServiceName, List<ServiceName>> dependsOn) {
    try {
      return ServiceWaves.of(set, dependsOn);
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      throw new RefusedException(
          new Refusal(
              RefusalCode.INVALID_REQUEST,
              "/services: " + why,
              "Take one `after` of the circle away, or correct the services' dependencies.",
              List.of(new Refusal.Item("/services", why)),
              null));
    }
  }
}
