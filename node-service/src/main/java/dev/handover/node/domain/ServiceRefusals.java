package dev.handover.node.domain;

import java.time.Duration;
import java.util.List;

/** What is said when a service does not get where it should. */
public final class ServiceRefusals {
  private ServiceRefusals() {}

  /** The service manager does not know the name. */
  public static RefusedException unknown(ServiceName name) {
    return new RefusedException(
        new Refusal(
            RefusalCode.SERVICE_NOT_FOUND,
            "Service %s is not installed (%s)."
                .formatted(name, WindowsError.SERVICE_DOES_NOT_EXIST.text()),
            "Use the key name, not the display name; install the service on this node."));
  }

  /** The service manager refused to start it. */
  public static RefusedException startRefused(
      ServiceName name, WindowsError error, List<ServiceStatus> dependencies) {
    if (error.equals(WindowsError.SERVICE_DOES_NOT_EXIST)) {
      return unknown(name);
    }
    if (error.equals(WindowsError.SERVICE_DISABLED)) {
      String cure = "Set its start type to Manual, then ask again.";
      return refused(
          RefusalCode.SERVICE_DISABLED, name, "could not be started", error, cure, List.of());
    }
    List<Refusal.Item> items =
        dependencies.stream()
            .filter(status -> status.state() != ServiceState.RUNNING)
            .map(ServiceRefusals::dependencyItem)
            .toList();
    String cure = "Read the service's events in the event log, remove the cause, then ask again.";
    return refused(RefusalCode.SERVICE_FAILED, name, "could not be started", error, cure, items);
  }

  /** The start was accepted, and the service ended in STOPPED. */
  public static RefusedException startFailed(ServiceStatus status) {
    String cure = "Read the service's events in the event log, remove the cause, then ask again.";
    return refused(
        RefusalCode.SERVICE_FAILED,
        status.name(),
        "was started and stopped again",
        status.lastExit(),
        cure,
        List.of());
  }

  /** Between two states without progress; its process may be ended, if a person wants that. */
  public static RefusedException hung(ServiceStatus status) {
    ServiceStatus.Progress progress = status.progress();
    Long processId = status.processId();
    String process = processId == null ? "no process known" : "process " + processId;
    String detail =
        "Service %s hangs in %s (%s, checkpoint %s, wait hint %s ms)."
            .formatted(
                status.name(),
                status.state(),
                process,
                progress == null ? 0 : progress.checkpoint(),
                progress == null ? 0 : progress.waitHintMillis());
    String cure =
        processId == null
            ? "Wait and ask again; if that does not help, restart the machine: the service manager names no process that could be ended."
            : "Wait and ask again, or ask again with the override END_HUNG_PROCESS and a reason: its process is"
                + " then ended, and what it had not written is lost.";
    List<Refusal.Item> items =
        List.of(
            new Refusal.Item(
                status.name().value(),
                processId == null ? "hangs in " + status.state() : process + " hangs"));
    return new RefusedException(new Refusal(RefusalCode.SERVICE_HUNG, detail, cure, items, null));
  }

  /** The process of a service that hangs could not be ended. */
  public static RefusedException endRefused(ServiceName name, WindowsError error) {
    String cure = "End the process by hand, or restart the machine; then ask again.";
    return refused(
        RefusalCode.SERVICE_FAILED, name, "hangs and could not be ended", error, cure, List.of());
  }

  /** It stood still for too long on its way. */
  public static RefusedException overdue(
      ServiceStatus status, DesiredState desired, Duration timeout) {
    String what =
        "is %s, not %s, and made no progress for %d s or has taken four times as long"
            .formatted(status.state(), desired, timeout.toSeconds());
    String cure =
        "Read the service's events in the event log, remove the cause or allow it more time, then ask again.";
    return refused(
        RefusalCode.SERVICE_FAILED,
        status.name(),
        what,
        WindowsError.SERVICE_REQUEST_TIMEOUT,
        cure,
        List.of());
  }

  /** The service manager was asked, and has not even answered that. */
  public static RefusedException unanswered(
      ServiceStatus status, DesiredState desired, Duration timeout) {
    String what =
        "is %s, not %s: the service manager has not answered for %d s"
            .formatted(status.state(), desired, timeout.toSeconds());
    String cure =
        "Another service may be hanging while it starts: look for one in START_PENDING. Then ask again.";
    return refused(
        RefusalCode.SERVICE_FAILED,
        status.name(),
        what,
        WindowsError.SERVICE_REQUEST_TIMEOUT,
        cure,
        List.of());
  }

  /** Its start type could not be changed. */
  public static RefusedException startTypeRefused(ServiceName name, WindowsError error) {
    if (error.equals(WindowsError.SERVICE_DOES_NOT_EXIST)) {
      return unknown(name);
    }
    String cure = "Look at the service with Windows' own tools, then ask again.";
    return refused(
        RefusalCode.SERVICE_FAILED, name, "keeps its start type", error, cure, List.of());
  }

  /** One that it waits for did not get there. */
  public static RefusedException behind(ServiceName name, ServiceName cause) {
    return new RefusedException(
        new Refusal(
            RefusalCode.SERVICE_FAILED,
            "Service %s waits for %s, which did not get there.".formatted(name, cause),
            "Cure what keeps %s, then ask again.".formatted(cause)));
  }

  /** RUNNING or STOP_PENDING without a process. */
  public static RefusedException gone(ServiceName name) {
    String cure = "Ask for STOPPED, then for RUNNING; if that does not help, restart the machine.";
    return refused(
        RefusalCode.SERVICE_FAILED,
        name,
        "has lost its process, which the service manager has not noticed",
        WindowsError.PROCESS_ABORTED,
        cure,
        List.of());
  }

  /** Only services without a process are left that depend on it, and they are not let go of. */
  public static RefusedException dependentsGone(ServiceName name, List<ServiceName> dependents) {
    String cure =
        "A person ends what is left of the services named here or restarts the machine; then ask again.";
    List<Refusal.Item> items =
        dependents.stream()
            .map(
                dependent ->
                    new Refusal.Item(
                        dependent.value(),
                        "depends on it, and has lost its process, which the service manager has not noticed"))
            .toList();
    return refused(
        RefusalCode.SERVICE_FAILED,
        name,
        "could not be stopped",
        WindowsError.DEPENDENT_SERVICES_RUNNING,
        cure,
        items);
  }

  /** PAUSED, which we neither bring about nor end. */
  public static RefusedException paused(ServiceName name) {
    String cure = "Continue the service by hand, or ask for STOPPED and then for RUNNING.";
    return refused(
        RefusalCode.SERVICE_FAILED,
        name,
        "is paused",
        WindowsError.SERVICE_ALREADY_RUNNING,
        cure,
        List.of());
  }

  /** The service manager refused to stop it. */
  public static RefusedException stopRefused(ServiceName name, WindowsError error) {
    String cure = "Read the service's events in the event log, stop it by hand, then ask again.";
    return refused(
        RefusalCode.SERVICE_FAILED, name, "could not be stopped", error, cure, List.of());
  }

  private static Refusal.Item dependencyItem(ServiceStatus status) {
    return new Refusal.Item(
        status.name().value(),
        "it depends on this one, which is %s (%s)"
            .formatted(status.state(), status.lastExit().text()));
  }

  private static RefusedException refused(
      RefusalCode code,
      ServiceName name,
      String what,
      WindowsError error,
      String cure,
      List<Refusal.Item> items) {
    String detail = "Service %s %s (%s).".formatted(name, what, error.text());
    return new RefusedException(new Refusal(code, detail, cure, items, error.code()));
  }
}
