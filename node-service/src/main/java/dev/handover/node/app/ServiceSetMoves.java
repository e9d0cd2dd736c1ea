package dev.handover.node.app;

import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceRefusals;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.WindowsError;
import dev.handover.node.domain.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run does to the machine: every ask is made aside, while the epoch holds, and answered
 * once.
 */
final class ServiceSetMoves {
  private static final Set<RefusalCode> ENDS_THE_RUN =
      Set.of(RefusalCode.STALE_EPOCH, RefusalCode.LEASE_EXPIRED);

  private final ServiceControlManager services;
  private final EpochGate gate;
  private final InstantSource clock;
  private final Workers workers;
  private final Fence fence;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final Set<ServiceName> asking = ConcurrentHashMap.newKeySet();

  /** Services outside of the set that have to stop because a member does. */
  private final Set<ServiceName> outsiders = ConcurrentHashMap.newKeySet();

  /** What came of an ask; without a failure the service is on its way. */
  record Answer(ServiceName name, @Nullable RuntimeException failure) {

    /**
     * The service manager's refusal; anything else that went wrong, a newer epoch and a lost lease
     * are thrown.
     */
    Optional<RefusedException> refused() {
      if (failure == null) {
        return Optional.empty();
      }
      if (failure instanceof RefusedException refused
          && !ENDS_THE_RUN.contains(refused.refusal().code())) {
        return Optional.of(refused);
      }
      throw failure;
    }
  }

  /** The machine and the rules under which it is touched. */
  record Machine(
      ServiceControlManager services, EpochGate gate, InstantSource clock, Workers workers) {}

  ServiceSetMoves(Machine machine, Fence fence) {
    this.services = machine.services();
    this.gate = machine.gate();
    this.clock = machine.clock();
    this.workers = machine.workers();
    this.fence = fence;
  }

  Instant now() {
    return clock.instant();
  }

  /** Ends the run when somebody newer was promised, or when it starts what was to be let go of. */
  void check(DesiredState desired) {
    switch (desired) {
      case RUNNING -> gate.checkServing(fence);
      case STOPPED -> gate.check(fence);
    }
  }

  ServiceStatus query(ServiceName name) {
    return services.query(name);
  }

  boolean isAsking() {
    return !asking.isEmpty();
  }

  boolean isAsking(ServiceName name) {
    return asking.contains(name);
  }

  /** The answers that have come; those that are asked again may be asked again. */
  List<Answer> takeAnswers() {
    List<Answer> taken = new ArrayList<>();
    answers.drainTo(taken);
    taken.forEach(answer -> asking.remove(answer.name()));
    return taken;
  }

  /** Waits until nothing is asked any more, so that whoever comes next acts alone. */
  void awaitAnswers() {
    try {
      while (!asking.isEmpty()) {
        asking.remove(answers.take().name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void start(ServiceName name, ServiceStatus found) {
    ask(
        name,
        () -> gate.serve(fence, () -> services.start(name)),
        error -> {
          if (!error.isNone() && !error.equals(WindowsError.SERVICE_ALREADY_RUNNING)) {
            throw ServiceRefusals.startRefused(
                name, error, found.dependsOn().stream().map(services::query).toList());
          }
        });
  }

  /** Stops a service and, where Windows demands it (1051), those outside of the set first. */
  void stop(ServiceName name, Set<ServiceName> members) {
    ask(
        name,
        () ->
            gate.act(
                fence,
                () -> {
                  WindowsError error = services.stop(name);
                  if (error.equals(WindowsError.DEPENDENT_SERVICES_RUNNING)) {
                    stopOutsiders(name, members);
                  }
                  return error;
                }),
        error -> {
          boolean onItsWay =
              error.isNone()
                  || error.equals(WindowsError.SERVICE_CANNOT_ACCEPT_CONTROL)
                  || error.equals(WindowsError.DEPENDENT_SERVICES_RUNNING)
                  || error.equals(WindowsError.SERVICE_NOT_ACTIVE);
          if (!onItsWay) {
            throw ServiceRefusals.stopRefused(name, error);
          }
        });
  }

  /** Asks the service manager to notice that the process is gone. */
  ServiceStatus clear(ServiceName name) {
    return gate.act(
        fence,
        () -> {
          services.stop(name);
          return services.query(name);
        });
  }

  void endProcess(ServiceStatus hung) {
    Long processId = hung.processId();
    if (processId == null) {
      return;
    }
    ask(
        hung.name(),
        () -> gate.act(fence, () -> services.endProcess(hung.name(), processId)),
        error -> {
          if (!error.isNone() && !error.equals(WindowsError.SERVICE_NOT_ACTIVE)) {
            throw ServiceRefusals.endRefused(hung.name(), error);
          }
        });
  }

  boolean awaitChange(List<ServiceStatus> seen, Duration limit) {
    List<ServiceStatus> watched = new ArrayList<>(seen);
    for (ServiceName name : outsiders) {
      ServiceStatus status = services.query(name);
      if (status.state().hasLetGo()) {
        outsiders.remove(name);
        return true;
      }
      watched.add(status);
    }
    return services.awaitChange(watched, limit);
  }

  private void stopOutsiders(ServiceName name, Set<ServiceName> members) {
    for (ServiceName dependent : services.activeDependents(name)) {
      if (members.contains(dependent)) {
        continue;
      }
      outsiders.add(dependent);
      if (services.query(dependent).state() != ServiceState.STOP_PENDING) {
        services.stop(dependent);
      }
    }
  }

  private interface Judgement {
    void judge(WindowsError error);
  }

  private void ask(ServiceName name, Supplier<WindowsError> act, Judgement judgement) {
    asking.add(name);
    workers.begin(() -> answers.add(new Answer(name, outcome(act, judgement))));
  }

  private @Nullable RuntimeException outcome(Supplier<WindowsError> act, Judgement judgement) {
    try {
      judgement.judge(act.get());
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }
}
