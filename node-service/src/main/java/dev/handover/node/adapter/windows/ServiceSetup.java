package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceProgram;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.WindowsError;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Installs, changes and removes services (CreateService, ChangeServiceConfig, DeleteService).
 *
 * @param machine null for this machine
 */
record ServiceSetup(@Nullable String machine) {
  private static final Advapi32 ADVAPI = Advapi32.INSTANCE;

  WindowsError changeStartType(ServiceName name, StartType startType) {
    int code = ServiceSettings.codeOf(startType);
    int none = Native32.ServiceConfig.NO_CHANGE;
    try (ServiceHandle service =
        ServiceHandle.ofService(machine, name.value(), Winsvc.SERVICE_CHANGE_CONFIG)) {
      if (!service.error().isNone()) {
        return service.error();
      }
      boolean changed =
          Native32.ServiceConfig.INSTANCE.ChangeServiceConfig(
              service.value(), none, code, none, null, null, null, null, null, null, null);
      return changed ? WindowsError.NONE : Native32.lastError();
    }
  }

  WindowsError install(ServiceProgram program) {
    int access = Winsvc.SC_MANAGER_CONNECT | Winsvc.SC_MANAGER_CREATE_SERVICE;
    try (ServiceHandle manager = ServiceHandle.ofManager(machine, access)) {
      if (!manager.error().isNone()) {
        return manager.error();
      }
      SC_HANDLE created =
          ADVAPI.CreateService(
              manager.value(),
              program.name().value(),
              program.displayName(),
              Winsvc.SERVICE_QUERY_STATUS,
              WinNT.SERVICE_WIN32_OWN_PROCESS,
              ServiceSettings.codeOf(program.startType()),
              WinNT.SERVICE_ERROR_NORMAL,
              program.commandLine(),
              null,
              null,
              dependencies(program),
              program.account(),
              null);
      if (created == null) {
        return Native32.lastError();
      }
      ADVAPI.CloseServiceHandle(created);
      return WindowsError.NONE;
    }
  }

  WindowsError uninstall(ServiceName name) {
    try (ServiceHandle service = ServiceHandle.ofService(machine, name.value(), WinNT.DELETE)) {
      if (!service.error().isNone()) {
        return service.error();
      }
      return ADVAPI.DeleteService(service.value()) ? WindowsError.NONE : Native32.lastError();
    }
  }

  /** Each name ended by a zero, and one more zero, which JNA adds. */
  private static @Nullable String dependencies(ServiceProgram program) {
    return program.dependsOn().isEmpty()
        ? null
        : program.dependsOn().stream().map(name -> name + "\0").collect(Collectors.joining());
  }
}
