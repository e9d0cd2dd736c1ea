package dev.handover.node.adapter.windows;

import static com.sun.jna.platform.win32.WinError.ERROR_MORE_DATA;

import com.sun.jna.Memory;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.ENUM_SERVICE_STATUS;
import com.sun.jna.platform.win32.Winsvc.ENUM_SERVICE_STATUS_PROCESS;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_PROCESS;
import com.sun.jna.ptr.IntByReference;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.WindowsError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lists that the service manager gives in parts, or in a buffer whose size it tells first. */
final class ServiceLists {
  /** SC_ENUM_PROCESS_INFO. */
  private static final int PROCESS_INFO = 0;

  /** A service and its state, for which the service itself need not be opened. */
  record Entry(ServiceName name, SERVICE_STATUS_PROCESS status) {}

  private ServiceLists() {}

  /** All services, in the service manager's own order. */
  static List<Entry> entries(SC_HANDLE manager) {
    List<Entry> entries = new ArrayList<>();
    IntByReference resume = new IntByReference();
    int size = 0;
    while (true) {
      IntByReference needed = new IntByReference();
      IntByReference count = new IntByReference();
      Optional<Memory> buffer = size == 0 ? Optional.empty() : Optional.of(new Memory(size));
      boolean complete =
          Advapi32.INSTANCE.EnumServicesStatusEx(
              manager,
              PROCESS_INFO,
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
          .ifPresent(filled -> addEntries(filled, count.getValue(), entries));
      if (complete) {
        return entries;
      }
      if (error.code() != ERROR_MORE_DATA) {
        throw Native32.unavailable("The services cannot be listed", error);
      }
      size = needed.getValue();
    }
  }

  private static void addEntries(Memory buffer, int count, List<Entry> entries) {
    for (Structure entry :
        Structure.newInstance(ENUM_SERVICE_STATUS_PROCESS.class, buffer).toArray(count)) {
      entry.read();
      ENUM_SERVICE_STATUS_PROCESS found = (ENUM_SERVICE_STATUS_PROCESS) entry;
      entries.add(
          new Entry(new ServiceName(found.lpServiceName), copyOf(found.ServiceStatusProcess)));
    }
  }

  /** Its own memory: the list's is given back. */
  private static SERVICE_STATUS_PROCESS copyOf(SERVICE_STATUS_PROCESS listed) {
    SERVICE_STATUS_PROCESS copy = new SERVICE_STATUS_PROCESS();
    copy.dwCurrentState = listed.dwCurrentState;
    copy.dwProcessId = listed.dwProcessId;
    copy.dwCheckPoint = listed.dwCheckPoint;
    copy.dwWaitHint = listed.dwWaitHint;
    copy.dwWin32ExitCode = listed.dwWin32ExitCode;
    copy.dwServiceSpecificExitCode = listed.dwServiceSpecificExitCode;
    return copy;
  }

  /**
   * Services that depend on one and are not stopped. Windows answers in the reverse of the start
   * order, which is the order in which they have to be stopped.
   */
  static List<ServiceName> dependents(SC_HANDLE service) {
    IntByReference needed = new IntByReference();
    IntByReference count = new IntByReference();
    if (Advapi32.INSTANCE.EnumDependentServices(
            service, Winsvc.SERVICE_ACTIVE, null, 0, needed, count)
        || needed.getValue() == 0) {
      return List.of();
    }
    try (Memory buffer = new Memory(needed.getValue())) {
      if (!Advapi32.INSTANCE.EnumDependentServices(
          service, Winsvc.SERVICE_ACTIVE, buffer, (int) buffer.size(), needed, count)) {
        throw Native32.unavailable("Dependent services cannot be listed", Native32.lastError());
      }
      if (count.getValue() == 0) {
        return List.of();
      }
      Structure first = Structure.newInstance(ENUM_SERVICE_STATUS.class, buffer);
      return Arrays.stream(first.toArray(count.getValue())).map(ServiceLists::nameOf).toList();
    }
  }

  private static ServiceName nameOf(Structure entry) {
    entry.read();
    return new ServiceName(((ENUM_SERVICE_STATUS) entry).lpServiceName);
  }
}
