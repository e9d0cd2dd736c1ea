package dev.handover.node.domain;

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

  /** RUNNING without a process. */
  public static RefusedException gone(ServiceName name) {
    String cure = "Ask for STOPPED, then for RUNNING; if that does not help, restart the machine.";
    return refused(
        RefusalCode.SERVICE_FAILED,
        name,
        "is RUNNING but its process is gone",
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
                        "depends on it; the service manager says RUNNING, but its process is gone"))
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
