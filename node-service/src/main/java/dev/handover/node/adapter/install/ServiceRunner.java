package dev.handover.node.adapter.install;

import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.Waiting;
import dev.handover.node.domain.WindowsError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Starts and stops the installed service.
 *
 * @param patience how long the service may take to answer after its start, or to stop
 */
public record ServiceRunner(
    Host host, Liveness liveness, Waiting waiting, InstantSource clock, Duration patience) {
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** What a service answers that still starts, and does not listen to its manager yet. */
  private static final Set<WindowsError> DEAF =
      Set.of(WindowsError.SERVICE_CANNOT_ACCEPT_CONTROL, WindowsError.INVALID_SERVICE_CONTROL);

  boolean isStopped(Registration registration) {
    return host.status(registration.service()).state().hasLetGo();
  }

  /** Stops the service; harmless when it does not run. */
  void stop(Registration registration) {
    if (isStopped(registration)) {
      return;
    }
    WindowsError asked = askToStop(registration);
    if (!asked.isNone() && !asked.equals(WindowsError.SERVICE_NOT_ACTIVE)) {
      throw InstallFault.failed(
          "service %s does not stop: %s".formatted(registration.service(), asked.text()));
    }
    if (!await(() -> isStopped(registration))) {
      throw InstallFault.failed(
          "service %s has not stopped within %d s: end its process, then give this command again"
              .formatted(registration.service(), patience.toSeconds()));
    }
  }

  /** A service that still starts will listen, or end by itself. */
  private WindowsError askToStop(Registration registration) {
    WindowsError[] asked = {WindowsError.NONE};
    await(
        () -> {
          asked[0] = host.stop(registration.service());
          return !DEAF.contains(asked[0]) || isStopped(registration);
        });
    return isStopped(registration) ? WindowsError.NONE : asked[0];
  }

  /** Starts the service and waits until it answers; why not, when it does not. */
  Optional<String> start(Registration registration) {
    WindowsError asked = host.start(registration.service());
    if (!asked.isNone() && !asked.equals(WindowsError.SERVICE_ALREADY_RUNNING)) {
      return Optional.of("does not start: " + asked.text());
    }
    boolean[] answered = {false};
    await(
        () -> {
          answered[0] = liveness.answers(registration.layout());
          return answered[0] || isStopped(registration);
        });
    if (answered[0]) {
      return Optional.empty();
    }
    return Optional.of(unanswered(host.status(registration.service()), registration));
  }

  private String unanswered(ServiceStatus status, Registration registration) {
    String logs = "; its log is in " + registration.layout().logs();
    if (status.state() == ServiceState.STOPPED || status.state() == ServiceState.FAILED) {
      String why = status.lastExit().isNone() ? "" : " (" + status.lastExit().text() + ")";
      return "ended after its start" + why + logs;
    }
    return "is %s but has not answered within %d s%s"
        .formatted(status.state(), patience.toSeconds(), logs);
  }

  private boolean await(BooleanSupplier reached) {
    Instant deadline = clock.instant().plus(patience);
    while (!reached.getAsBoolean()) {
      if (clock.instant().isAfter(deadline) || !waiting.pause(PAUSE)) {
        return false;
      }
    }
    return true;
  }
}
