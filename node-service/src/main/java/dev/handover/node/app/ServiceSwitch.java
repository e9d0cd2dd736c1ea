package dev.handover.node.app;

import dev.handover.node.domain.CheckpointWatch;
import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.OverrideName;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceRefusals;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.WindowsError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings a service to a state, however often it is asked.
 *
 * <p>Looks, makes one move, looks again, until the state is reached or the caller's wait is over.
 * Every move is made under the service's lock and while the caller's epoch holds; between moves
 * nothing is held, so that a newer operation never waits for an older one's patience. A start that
 * was accepted and ended in STOPPED is reported once; asking again starts again, because how often
 * to try is the caller's to say.
 */
@ApplicationScoped
public class ServiceSwitch {
  /** Below this no silence of a service counts as hanging, whatever its wait hint says. */
  private static final Duration HUNG_FLOOR = Duration.ofSeconds(20);

  private static final long SHORTEST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 500;

  private final ServiceControlManager services;
  private final EpochGate gate;
  private final InstantSource clock;
  private final Map<ServiceName, ReentrantLock> locks = new ConcurrentHashMap<>();

  /** Services that were seen between two states, and when they last made progress there. */
  private final Map<ServiceName, CheckpointWatch> pending = new ConcurrentHashMap<>();

  /** Starts that were accepted and whose end was not seen yet. */
  private final Map<ServiceName, StartAsked> startsAsked = new ConcurrentHashMap<>();

  private record StartAsked(Fence fence) {
    boolean isBy(Fence other) {
      return fence.issuer().equals(other.issuer()) && fence.epoch().equals(other.epoch());
    }
  }

  /** What a caller wants, and how long it waits for it: from 0 to 30 s. */
  public record Request(
      ServiceName name, DesiredState desired, Duration patience, Overrides overrides, Fence fence) {

    /** A request that sets no safeguard aside. */
    public Request(ServiceName name, DesiredState desired, Duration patience, Fence fence) {
      this(name, desired, patience, Overrides.NONE, fence);
    }
  }

  /** Where the service has got to, and whether that is where it should be. */
  public record Result(ServiceStatus status, boolean reached) {}

  /** One service on its way, with the time at which to stop waiting for it. */
  private record Way(
      ServiceName name, DesiredState desired, Instant deadline, boolean mayEndHung, Fence fence) {

    /** What hangs beside the service that was named is not ended with it. */
    Way stopOf(ServiceName dependent) {
      return new Way(dependent, DesiredState.STOPPED, deadline, false, fence);
    }
  }

  public ServiceSwitch(ServiceControlManager services, EpochGate gate, InstantSource clock) {
    this.services = services;
    this.gate = gate;
    this.clock = clock;
  }

  /**
   * Promises the epoch, then brings the service to the state or as far as it gets within the wait.
   */
  public Result bringTo(Request request) {
    if (services.query(request.name()).state() == ServiceState.NOT_INSTALLED) {
      throw ServiceRefusals.unknown(request.name());
    }
    gate.admit(request.fence());
    Instant deadline = clock.instant().plus(request.patience());
    boolean mayEndHung = request.overrides().allow(OverrideName.END_HUNG_PROCESS);
    return follow(
        new Way(request.name(), request.desired(), deadline, mayEndHung, request.fence()));
  }

  private Result follow(Way way) {
    while (true) {
      Step step = step(way);
      if (step.reached()) {
        return new Result(step.status(), true);
      }
      if (step.blockedByDependents()) {
        stopDependents(way);
      }
      if (!pause(step.status(), way.deadline())) {
        return overdue(way, step);
      }
    }
  }

  private Step step(Way way) {
    return switch (way.desired()) {
      case RUNNING -> gate.serve(way.fence(), () -> alone(way));
      case STOPPED -> gate.act(way.fence(), () -> alone(way));
    };
  }

  /**
   * The wait is over. Dependents without a process may need a moment until the service manager
   * notices; when nothing else is in the way even now, asking again does not help.
   */
  private Result overdue(Way way, Step step) {
    List<ServiceName> dependents =
        step.blockedByDependents() ? services.activeDependents(way.name()) : List.of();
    boolean allGone =
        !dependents.isEmpty()
            && dependents.stream()
                .allMatch(name -> services.query(name).state() == ServiceState.FAILED);
    if (allGone) {
      throw ServiceRefusals.dependentsGone(way.name(), dependents);
    }
    return new Result(services.query(way.name()), false);
  }

  /** One look and one move. */
  private record Step(ServiceStatus status, boolean reached, boolean blockedByDependents) {}

  private Step alone(Way way) {
    ReentrantLock lock = locks.computeIfAbsent(way.name(), name -> new ReentrantLock());
    lock.lock();
    try {
      return move(way);
    } finally {
      lock.unlock();
    }
  }

  private Step move(Way way) {
    ServiceStatus status = services.query(way.name());
    StartAsked asked = startsAsked.get(way.name());
    boolean startWasAsked = asked != null && asked.isBy(way.fence());
    return switch (way.desired().next(status.state(), startWasAsked)) {
      case DONE -> {
        startsAsked.remove(way.name());
        pending.remove(way.name());
        yield new Step(status, true, false);
      }
      case START -> start(way, status);
      case STOP -> stop(way, status);
      case CLEAR -> clear(way);
      case WAIT -> await(way, status);
      case REPORT_FAILED_START -> {
        startsAsked.remove(way.name());
        throw ServiceRefusals.startFailed(status);
      }
      case REPORT_GONE -> throw ServiceRefusals.gone(way.name());
      case REPORT_PAUSED -> throw ServiceRefusals.paused(way.name());
      case REPORT_UNKNOWN -> throw ServiceRefusals.unknown(way.name());
    };
  }

  /**
   * A service that hangs on its way is told when it keeps the caller from STOPPED, and its process
   * is ended when that was asked; the next look then starts it, if that is what is wanted.
   */
  private Step await(Way way, ServiceStatus found) {
    Instant now = clock.instant();
    CheckpointWatch watch =
        pending.compute(
            way.name(),
            (name, before) ->
                before == null ? CheckpointWatch.begin(found, now) : before.look(found, now));
    boolean mayWait = !way.mayEndHung() && !way.desired().isKeptFrom(found.state());
    if (mayWait || !watch.hangs(found, HUNG_FLOOR, now)) {
      return new Step(found, false, false);
    }
    Long processId = found.processId();
    if (!way.mayEndHung() || processId == null) {
      throw ServiceRefusals.hung(found);
    }
    pending.remove(way.name());
    startsAsked.remove(way.name());
    WindowsError error = services.endProcess(way.name(), processId);
    if (!error.isNone() && !error.equals(WindowsError.SERVICE_NOT_ACTIVE)) {
      throw ServiceRefusals.endRefused(way.name(), error);
    }
    return afterEnding(way);
  }

  private Step start(Way way, ServiceStatus found) {
    WindowsError error = services.start(way.name());
    if (!error.isNone() && !error.equals(WindowsError.SERVICE_ALREADY_RUNNING)) {
      throw ServiceRefusals.startRefused(
          way.name(), error, found.dependsOn().stream().map(services::query).toList());
    }
    startsAsked.put(way.name(), new StartAsked(way.fence()));
    return afterAsking(way);
  }

  private Step stop(Way way, ServiceStatus found) {
    startsAsked.remove(way.name());
    pending.remove(way.name());
    WindowsError error = services.stop(way.name());
    if (error.equals(WindowsError.DEPENDENT_SERVICES_RUNNING)) {
      return new Step(found, false, true);
    }
    boolean onItsWay = error.isNone() || error.equals(WindowsError.SERVICE_CANNOT_ACCEPT_CONTROL);
    if (!onItsWay && !error.equals(WindowsError.SERVICE_NOT_ACTIVE)) {
      throw ServiceRefusals.stopRefused(way.name(), error);
    }
    return afterAsking(way);
  }

  /**
   * Asks the service manager to notice that the process is gone. Whatever it answers, the service
   * holds nothing any more.
   */
  private Step clear(Way way) {
    startsAsked.remove(way.name());
    services.stop(way.name());
    ServiceStatus now = services.query(way.name());
    return new Step(now, now.state().hasLetGo(), false);
  }

  /** What was ended is not a start that failed. */
  private Step afterEnding(Way way) {
    ServiceStatus now = services.query(way.name());
    boolean reached = way.desired().next(now.state(), false) == DesiredState.Move.DONE;
    return new Step(now, reached, false);
  }

  /** A service without delays is there at once; a failed start is left to the next look. */
  private Step afterAsking(Way way) {
    ServiceStatus now = services.query(way.name());
    boolean reached = way.desired().next(now.state(), true) == DesiredState.Move.DONE;
    if (reached) {
      startsAsked.remove(way.name());
    }
    return new Step(now, reached, false);
  }

  /** One after the other; each is asked only while the epoch still holds. */
  private void stopDependents(Way way) {
    for (ServiceName dependent : services.activeDependents(way.name())) {
      if (!follow(way.stopOf(dependent)).reached()) {
        return;
      }
    }
  }

  private boolean pause(ServiceStatus status, Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    if (left.isNegative() || left.isZero()) {
      return false;
    }
    ServiceStatus.Progress progress = status.progress();
    long hint = progress == null ? 0 : progress.waitHintMillis() / 10;
    long millis = Math.min(Math.max(hint, SHORTEST_PAUSE_MILLIS), LONGEST_PAUSE_MILLIS);
    long most = Math.min(millis, Math.max(1, left.toMillis()));
    return services.awaitChange(List.of(status), Duration.ofMillis(most));
  }
}
