package dev.handover.node.adapter.windows;

import static com.sun.jna.platform.win32.WinError.ERROR_INVALID_NAME;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_PROCESS;
import com.sun.jna.ptr.IntByReference;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceProgram;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.WindowsError;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service manager of a Windows machine, of this one or another, through advapi32.
 *
 * <p>Every call opens what it needs with the least rights and closes it again. `StartService` may
 * take as long as the services it depends on; everything else returns at once. Errors are the
 * service manager's own.
 */
public final class WindowsServiceControlManager implements ServiceControlManager {
  private static final Advapi32 ADVAPI = Advapi32.INSTANCE;
  private static final int MAX_SERVICES = 4096;

  /** SC_STATUS_PROCESS_INFO. */
  private static final int PROCESS_INFO_LEVEL = 0;

  private final @Nullable String machine;
  private final Opening opening;
  private final ServiceSetup setup;
  private final ServiceNotices notices;

  /** Opens a service for reading, or tells why it cannot be. */
  interface Opening {
    ServiceHandle open(@Nullable String machine, String name, int access);
  }

  /** The service manager of this machine. */
  public WindowsServiceControlManager() {
    this(null);
  }

  /**
   * The service manager of another machine, over Windows' own remote procedure calls: for servers
   * that are too old to run this service. Whether a process is gone cannot be told from here, so
   * that RUNNING is believed, and no process can be ended.
   *
   * @param machine its name; null for this machine
   */
  public WindowsServiceControlManager(@Nullable String machine) {
    this(machine, ServiceHandle::ofService);
  }

  WindowsServiceControlManager(@Nullable String machine, Opening opening) {
    this.machine = machine;
    this.opening = opening;
    this.setup = new ServiceSetup(machine);
    this.notices = new ServiceNotices(machine);
  }

  @Override
  public ServiceStatus query(ServiceName name) {
    int access = Winsvc.SERVICE_QUERY_STATUS | Winsvc.SERVICE_QUERY_CONFIG;
    try (ServiceHandle service = opening.open(machine, name.value(), access)) {
      if (isUnknown(service.error())) {
        return ServiceStatus.notInstalled(name);
      }
      requireOpen(service, "Service " + name + " cannot be read");
      return status(name, currentStatus(name, service.value()), settings(service));
    }
  }

  @Override
  public List<ServiceStatus> list() {
    return entries().stream().limit(MAX_SERVICES).flatMap(entry -> listed(entry).stream()).toList();
  }

  private List<ServiceLists.Entry> entries() {
    int access = Winsvc.SC_MANAGER_CONNECT | Winsvc.SC_MANAGER_ENUMERATE_SERVICE;
    try (ServiceHandle manager = ServiceHandle.ofManager(machine, access)) {
      requireOpen(manager, "The service manager cannot be read");
      return ServiceLists.entries(manager.value());
    }
  }

  /**
   * Empty when it was removed since it was listed. Windows and makers of virus scanners have
   * services that show their state, but do not let even administrators read how they are set up.
   */
  private Optional<ServiceStatus> listed(ServiceLists.Entry entry) {
    try (ServiceHandle service =
        opening.open(machine, entry.name().value(), Winsvc.SERVICE_QUERY_CONFIG)) {
      return isUnknown(service.error())
          ? Optional.empty()
          : Optional.of(status(entry.name(), entry.status(), settings(service)));
    }
  }

  private static ServiceSettings settings(ServiceHandle service) {
    return service.error().isNone() ? ServiceSettings.of(service.value()) : ServiceSettings.UNKNOWN;
  }

  @Override
  public List<ServiceName> activeDependents(ServiceName name) {
    try (ServiceHandle service =
        ServiceHandle.ofService(machine, name.value(), Winsvc.SERVICE_ENUMERATE_DEPENDENTS)) {
      if (isUnknown(service.error())) {
        return List.of();
      }
      requireOpen(service, "Dependents of service " + name + " cannot be read");
      return ServiceLists.dependents(service.value());
    }
  }

  @Override
  public WindowsError start(ServiceName name) {
    try (ServiceHandle service =
        ServiceHandle.ofService(machine, name.value(), Winsvc.SERVICE_START)) {
      if (!service.error().isNone()) {
        return service.error();
      }
      return outcome(ADVAPI.StartService(service.value(), 0, null));
    }
  }

  @Override
  public WindowsError stop(ServiceName name) {
    try (ServiceHandle service =
        ServiceHandle.ofService(machine, name.value(), Winsvc.SERVICE_STOP)) {
      if (!service.error().isNone()) {
        return service.error();
      }
      return outcome(
          ADVAPI.ControlService(
              service.value(), Winsvc.SERVICE_CONTROL_STOP, new SERVICE_STATUS()));
    }
  }

  @Override
  public WindowsError changeStartType(ServiceName name, StartType startType) {
    return setup.changeStartType(name, startType);
  }

  @Override
  public WindowsError install(ServiceProgram program) {
    return setup.install(program);
  }

  @Override
  public WindowsError uninstall(ServiceName name) {
    return setup.uninstall(name);
  }

  @Override
  public WindowsError endProcess(ServiceName name, long processId) {
    if (machine != null) {
      throw Native32.unavailable(
          "Process %d of service %s on %s cannot be ended from here"
              .formatted(processId, name, machine),
          WindowsError.ACCESS_DENIED);
    }
    ServiceStatus found = query(name);
    if (found.state() == ServiceState.NOT_INSTALLED) {
      return WindowsError.SERVICE_DOES_NOT_EXIST;
    }
    if (!Objects.equals(found.processId(), processId)) {
      return WindowsError.SERVICE_NOT_ACTIVE;
    }
    boolean shared =
        entries().stream()
            .anyMatch(
                other ->
                    !other.name().equals(name)
                        && Integer.toUnsignedLong(other.status().dwProcessId) == processId);
    return shared
        ? WindowsError.INVALID_SERVICE_CONTROL
        : Processes.end(
            Math.toIntExact(processId), () -> Objects.equals(query(name).processId(), processId));
  }

  @Override
  public boolean awaitChange(List<ServiceStatus> seen, Duration limit) {
    return notices.await(seen, limit);
  }

  private static WindowsError outcome(boolean accepted) {
    return accepted ? WindowsError.NONE : Native32.lastError();
  }

  private static boolean isUnknown(WindowsError error) {
    return error.equals(WindowsError.SERVICE_DOES_NOT_EXIST) || error.code() == ERROR_INVALID_NAME;
  }

  private static void requireOpen(ServiceHandle handle, String what) {
    if (!handle.error().isNone()) {
      throw Native32.unavailable(what, handle.error());
    }
  }

  private static SERVICE_STATUS_PROCESS currentStatus(ServiceName name, SC_HANDLE service) {
    SERVICE_STATUS_PROCESS found = new SERVICE_STATUS_PROCESS();
    IntByReference needed = new IntByReference();
    if (!ADVAPI.QueryServiceStatusEx(service, PROCESS_INFO_LEVEL, found, found.size(), needed)) {
      throw Native32.unavailable("Service " + name + " cannot be read", Native32.lastError());
    }
    return found;
  }

  private ServiceStatus status(
      ServiceName name, SERVICE_STATUS_PROCESS found, ServiceSettings settings) {
    ServiceState state = state(found);
    ServiceStatus.Progress progress =
        state.isPending()
            ? new ServiceStatus.Progress(
                Integer.toUnsignedLong(found.dwCheckPoint),
                Integer.toUnsignedLong(found.dwWaitHint))
            : null;
    return new ServiceStatus(
        name,
        state,
        settings.startType(),
        found.dwProcessId == 0 ? null : Integer.toUnsignedLong(found.dwProcessId),
        progress,
        exit(found),
        settings.dependsOn().isEmpty()
            ? ServiceRegistry.dependsOn(machine, name)
            : settings.dependsOn());
  }

  private ServiceState state(SERVICE_STATUS_PROCESS found) {
    return switch (found.dwCurrentState) {
      case Winsvc.SERVICE_STOPPED -> ServiceState.STOPPED;
      case Winsvc.SERVICE_START_PENDING -> ServiceState.START_PENDING;
      case Winsvc.SERVICE_STOP_PENDING ->
          isGone(found) ? ServiceState.FAILED : ServiceState.STOP_PENDING;
      case Winsvc.SERVICE_RUNNING -> isGone(found) ? ServiceState.FAILED : ServiceState.RUNNING;
      case Winsvc.SERVICE_CONTINUE_PENDING -> ServiceState.CONTINUE_PENDING;
      case Winsvc.SERVICE_PAUSE_PENDING -> ServiceState.PAUSE_PENDING;
      case Winsvc.SERVICE_PAUSED -> ServiceState.PAUSED;
      default -> throw new IllegalStateException("no such service state: " + found.dwCurrentState);
    };
  }

  private boolean isGone(SERVICE_STATUS_PROCESS found) {
    return machine == null && Processes.isGone(found.dwProcessId);
  }

  private static WindowsError exit(SERVICE_STATUS_PROCESS found) {
    long code = Integer.toUnsignedLong(found.dwWin32ExitCode);
    return code == WindowsError.SERVICE_SPECIFIC_ERROR.code()
        ? new WindowsError(code, Integer.toUnsignedLong(found.dwServiceSpecificExitCode))
        : Native32.error(code);
  }
}
