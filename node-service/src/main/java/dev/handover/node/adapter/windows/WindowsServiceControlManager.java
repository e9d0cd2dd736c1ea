package dev.handover.node.adapter.windows;

import static com.sun.jna.platform.win32.WinError.ERROR_INVALID_NAME;
import static com.sun.jna.platform.win32.WinError.ERROR_MORE_DATA;

import com.sun.jna.Memory;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.ENUM_SERVICE_STATUS;
import com.sun.jna.platform.win32.Winsvc.ENUM_SERVICE_STATUS_PROCESS;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_PROCESS;
import com.sun.jna.ptr.IntByReference;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.WindowsError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The service manager of this Windows machine, through advapi32.
 *
 * <p>Every call opens what it needs with the least rights and closes it again. `StartService` may
 * take as long as the services it depends on; everything else returns at once. Errors are the
 * service manager's own.
 */
public final class WindowsServiceControlManager implements ServiceControlManager {
  private static final Advapi32 ADVAPI = Advapi32.INSTANCE;
  private static final int MAX_SERVICES = 4096;

  /** SC_STATUS_PROCESS_INFO and SC_ENUM_PROCESS_INFO. */
  private static final int PROCESS_INFO_LEVEL = 0;

  private static final int START_TYPE_OFFSET = 4;

  @Override
  public ServiceStatus query(ServiceName name) {
    int access = Winsvc.SERVICE_QUERY_STATUS | Winsvc.SERVICE_QUERY_CONFIG;
    try (ServiceHandle service = ServiceHandle.ofService(name.value(), access)) {
      if (isUnknown(service.error())) {
        return ServiceStatus.notInstalled(name);
      }
      requireOpen(service, "Service " + name + " cannot be read");
      return status(name, service.value());
    }
  }

  @Override
  public List<ServiceStatus> list() {
    int access = Winsvc.SC_MANAGER_CONNECT | Winsvc.SC_MANAGER_ENUMERATE_SERVICE;
    List<String> names;
    try (ServiceHandle manager = ServiceHandle.ofManager(access)) {
      requireOpen(manager, "The service manager cannot be read");
      names = names(manager.value());
    }
    // A service can be removed between the two calls.
    return names.stream()
        .limit(MAX_SERVICES)
        .map(name -> query(new ServiceName(name)))
        .filter(status -> status.state() != ServiceState.NOT_INSTALLED)
        .toList();
  }

  @Override
  public List<ServiceName> activeDependents(ServiceName name) {
    try (ServiceHandle service =
        ServiceHandle.ofService(name.value(), Winsvc.SERVICE_ENUMERATE_DEPENDENTS)) {
      if (isUnknown(service.error())) {
        return List.of();
      }
      requireOpen(service, "Dependents of service " + name + " cannot be read");
      return dependents(service.value());
    }
  }

  @Override
  public WindowsError start(ServiceName name) {
    try (ServiceHandle service = ServiceHandle.ofService(name.value(), Winsvc.SERVICE_START)) {
      if (!service.error().isNone()) {
        return service.error();
      }
      return outcome(ADVAPI.StartService(service.value(), 0, null));
    }
  }

  @Override
  public WindowsError stop(ServiceName name) {
    try (ServiceHandle service = ServiceHandle.ofService(name.value(), Winsvc.SERVICE_STOP)) {
      if (!service.error().isNone()) {
        return service.error();
      }
      return outcome(
          ADVAPI.ControlService(
              service.value(), Winsvc.SERVICE_CONTROL_STOP, new SERVICE_STATUS()));
    }
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

  private static ServiceStatus status(ServiceName name, SC_HANDLE service) {
    SERVICE_STATUS_PROCESS found = new SERVICE_STATUS_PROCESS();
    IntByReference needed = new IntByReference();
    if (!ADVAPI.QueryServiceStatusEx(service, PROCESS_INFO_LEVEL, found, found.size(), needed)) {
      throw Native32.unavailable("Service " + name + " cannot be read", Native32.lastError());
    }
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
        startType(service),
        found.dwProcessId == 0 ? null : Integer.toUnsignedLong(found.dwProcessId),
        progress,
        exit(found),
        ServiceRegistry.dependsOn(name));
  }

  private static ServiceState state(SERVICE_STATUS_PROCESS found) {
    return switch (found.dwCurrentState) {
      case Winsvc.SERVICE_STOPPED -> ServiceState.STOPPED;
      case Winsvc.SERVICE_START_PENDING -> ServiceState.START_PENDING;
      case Winsvc.SERVICE_STOP_PENDING -> ServiceState.STOP_PENDING;
      case Winsvc.SERVICE_RUNNING ->
          Processes.isGone(found.dwProcessId) ? ServiceState.FAILED : ServiceState.RUNNING;
      case Winsvc.SERVICE_CONTINUE_PENDING -> ServiceState.CONTINUE_PENDING;
      case Winsvc.SERVICE_PAUSE_PENDING -> ServiceState.PAUSE_PENDING;
      case Winsvc.SERVICE_PAUSED -> ServiceState.PAUSED;
      default -> throw new IllegalStateException("no such service state: " + found.dwCurrentState);
    };
  }

  private static WindowsError exit(SERVICE_STATUS_PROCESS found) {
    long code = Integer.toUnsignedLong(found.dwWin32ExitCode);
    return code == WindowsError.SERVICE_SPECIFIC_ERROR.code()
        ? new WindowsError(code, Integer.toUnsignedLong(found.dwServiceSpecificExitCode))
        : new WindowsError(code);
  }

  private static StartType startType(SC_HANDLE service) {
    IntByReference needed = new IntByReference();
    Native32.ServiceConfig config = Native32.ServiceConfig.INSTANCE;
    config.QueryServiceConfig(service, null, 0, needed);
    if (needed.getValue() <= START_TYPE_OFFSET) {
      return StartType.UNKNOWN;
    }
    try (Memory buffer = new Memory(needed.getValue())) {
      if (!config.QueryServiceConfig(service, buffer, (int) buffer.size(), needed)) {
        return StartType.UNKNOWN;
      }
      return switch (buffer.getInt(START_TYPE_OFFSET)) {
        case WinNT.SERVICE_BOOT_START -> StartType.BOOT;
        case WinNT.SERVICE_SYSTEM_START -> StartType.SYSTEM;
        case WinNT.SERVICE_AUTO_START -> StartType.AUTOMATIC;
        case WinNT.SERVICE_DEMAND_START -> StartType.MANUAL;
        case WinNT.SERVICE_DISABLED -> StartType.DISABLED;
        default -> StartType.UNKNOWN;
      };
    }
  }

  private static List<String> names(SC_HANDLE manager) {
    List<String> names = new ArrayList<>();
    IntByReference resume = new IntByReference();
    int size = 0;
    while (true) {
      IntByReference needed = new IntByReference();
      IntByReference count = new IntByReference();
      Optional<Memory> buffer = size == 0 ? Optional.empty() : Optional.of(new Memory(size));
      boolean complete =
          ADVAPI.EnumServicesStatusEx(
              manager,
              PROCESS_INFO_LEVEL,
              WinNT.SERVICE_WIN32,
              Winsvc.SERVICE_STATE_ALL,
              buffer.orElse(null),
              size,
              needed,
              count,
              resume,
              null);
      WindowsError error = complete ? WindowsError.NONE : Native32.lastError();
      buffer
          .filter(filled -> count.getValue() > 0)
          .ifPresent(filled -> addNames(filled, count.getValue(), names));
      if (complete) {
        return names;
      }
      if (error.code() != ERROR_MORE_DATA) {
        throw Native32.unavailable("The services cannot be listed", error);
      }
      size = needed.getValue();
    }
  }

  private static void addNames(Memory buffer, int count, List<String> names) {
    for (Structure entry :
        Structure.newInstance(ENUM_SERVICE_STATUS_PROCESS.class, buffer).toArray(count)) {
      entry.read();
      names.add(((ENUM_SERVICE_STATUS_PROCESS) entry).lpServiceName);
    }
  }

  /**
   * Windows answers in the reverse of the start order, which is the order in which they have to be
   * stopped.
   */
  private static List<ServiceName> dependents(SC_HANDLE service) {
    IntByReference needed = new IntByReference();
    IntByReference count = new IntByReference();
    if (ADVAPI.EnumDependentServices(service, Winsvc.SERVICE_ACTIVE, null, 0, needed, count)
        || needed.getValue() == 0) {
      return List.of();
    }
    try (Memory buffer = new Memory(needed.getValue())) {
      if (!ADVAPI.EnumDependentServices(
          service, Winsvc.SERVICE_ACTIVE, buffer, (int) buffer.size(), needed, count)) {
        throw Native32.unavailable("Dependent services cannot be listed", Native32.lastError());
      }
      if (count.getValue() == 0) {
        return List.of();
      }
      Structure first = Structure.newInstance(ENUM_SERVICE_STATUS.class, buffer);
      return Arrays.stream(first.toArray(count.getValue()))
          .map(WindowsServiceControlManager::nameOf)
          .toList();
    }
  }

  private static ServiceName nameOf(Structure entry) {
    entry.read();
    return new ServiceName(((ENUM_SERVICE_STATUS) entry).lpServiceName);
  }
}
