package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import dev.handover.node.adapter.install.Grants;
import dev.handover.node.adapter.install.Host;
import dev.handover.node.adapter.install.InstallFault;
import dev.handover.node.adapter.install.Password;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.EventReport;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.Waiting;
import dev.handover.node.domain.WindowsError;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service manager and the registry of this machine, as an installation needs them.
 *
 * <p>The host's parameters are written before the service is created, and removed after it: a
 * service of that name without parameters is somebody else's.
 */
public final class WindowsHost implements Host {
  private static final String LOCAL_SYSTEM = "LocalSystem";
  private static final String DISPLAY_NAME = "Handover node-service (%s)";
  private static final int ATTEMPTS = 40;
  private static final Duration PAUSE = Duration.ofMillis(250);

  /**
   * Where QUERY_SERVICE_CONFIGW has lpServiceStartName: after 3 DWORDs, padded, and 2 pointers, ...
   */
  private static final int ACCOUNT_OFFSET = 16 + 8 + 8 + 8 + 8;

  private final WindowsServiceControlManager services = new WindowsServiceControlManager();
  private final Waiting waiting;

  public WindowsHost(Waiting waiting) {
    this.waiting = waiting;
  }

  /** The one function of advapi32 that changes a service and that JNA does not map. */
  interface ServiceChange extends StdCallLibrary {
    ServiceChange INSTANCE =
        Native.load("advapi32", ServiceChange.class, W32APIOptions.DEFAULT_OPTIONS);

    boolean ChangeServiceConfig(
        SC_HANDLE service,
        int type,
        int startType,
        int errorControl,
        String program,
        @Nullable String group,
        @Nullable IntByReference tag,
        @Nullable String dependencies,
        @Nullable String account,
        @Nullable String password,
        String displayName);
  }

  @Override
  public Optional<String> objection() {
    try {
      return Advapi32Util.isCurrentProcessElevated()
          ? Optional.empty()
          : Optional.of(
              "this needs an administrator: open the command prompt with 'Run as administrator'");
    } catch (Win32Exception e) {
      return Optional.of(
          "cannot tell whether this is an administrator: "
              + new WindowsError(e.getErrorCode()).text());
    }
  }

  @Override
  public ServiceStatus status(ServiceName service) {
    return services.query(service);
  }

  @Override
  public WindowsError start(ServiceName service) {
    return services.start(service);
  }

  @Override
  public WindowsError stop(ServiceName service) {
    return services.stop(service);
  }

  @Override
  public void tell(EventReport event) {
    new WindowsEventLog().report(event);
  }

  @Override
  public Optional<Registration> find(ServiceName service) {
    Optional<String> account = account(service);
    Optional<Registration> found = ProcrunKey.read(service, account.orElse(LOCAL_SYSTEM));
    if (account.isPresent() && found.isEmpty()) {
      throw InstallFault.refused(
          "service %s is there and was not installed by this program: choose another --name"
              .formatted(service));
    }
    return found;
  }

  @Override
  public void register(Registration registration, Password password) {
    requireJava(registration);
    ProcrunKey.write(registration);
    createOrChange(registration, password.isEmpty() ? null : password.value());
    ProcrunKey.completeService(registration.service());
  }

  @Override
  public void unregister(Registration registration) {
    ServiceName name = registration.service();
    try (ServiceHandle service = ServiceHandle.ofService(name.value(), WinNT.DELETE)) {
      if (!service.error().equals(WindowsError.SERVICE_DOES_NOT_EXIST)) {
        requireOpen(service, name);
        if (!Advapi32.INSTANCE.DeleteService(service.value())) {
          throw failed("DeleteService", name, Native32.lastError());
        }
      }
    }
    // It is only marked as long as somebody, the services console say, holds a handle to it.
    int attempt = 0;
    while (account(name).isPresent()) {
      if (++attempt > ATTEMPTS || !waiting.pause(PAUSE)) {
        throw InstallFault.failed(
            "service %s is marked for deletion and still held by another program: close the services console, then give this command again"
                .formatted(name));
      }
    }
    ProcrunKey.delete(name);
  }

  @Override
  public List<Extra> extras(Grants grants) {
    return List.of(
        new FolderAccess(),
        new BootKey(),
        new RestartActions(),
        new EventSource(),
        new ServiceRights(services::list, new WindowsAccessLists(), grants.controls()),
        new AdministratorsGroup(grants.administrators()),
        new FirewallRule(grants.reach()));
  }

  private static void requireJava(Registration registration) {
    if (!Files.isRegularFile(
        registration.javaHome().resolve(java.nio.file.Path.of("bin", "server", "jvm.dll")))) {
      throw InstallFault.refused(
          registration.javaHome()
              + " has no bin\\server\\jvm.dll: name a 64-bit Java 17 or later with --java-home");
    }
  }

  private static void createOrChange(Registration registration, @Nullable String password) {
    int access = Winsvc.SERVICE_CHANGE_CONFIG | Winsvc.SERVICE_QUERY_CONFIG;
    try (ServiceHandle service = ServiceHandle.ofService(registration.service().value(), access)) {
      if (service.error().equals(WindowsError.SERVICE_DOES_NOT_EXIST)) {
        create(registration, password);
        return;
      }
      requireOpen(service, registration.service());
      change(service.value(), registration, password);
    }
  }

  private static void create(Registration registration, @Nullable String password) {
    ServiceName name = registration.service();
    try (ServiceHandle manager =
        ServiceHandle.ofManager(Winsvc.SC_MANAGER_CONNECT | Winsvc.SC_MANAGER_CREATE_SERVICE)) {
      requireOpen(manager, name);
      SC_HANDLE created =
          Advapi32.INSTANCE.CreateService(
              manager.value(),
              name.value(),
              DISPLAY_NAME.formatted(name),
              Winsvc.SERVICE_QUERY_STATUS,
              WinNT.SERVICE_WIN32_OWN_PROCESS,
              WinNT.SERVICE_AUTO_START,
              WinNT.SERVICE_ERROR_NORMAL,
              command(registration),
              null,
              null,
              null,
              registration.account(),
              password);
      if (created == null) {
        throw failed("CreateService", name, Native32.lastError());
      }
      Advapi32.INSTANCE.CloseServiceHandle(created);
    }
  }

  private static void change(
      SC_HANDLE service, Registration registration, @Nullable String password) {
    boolean sameAccount = registration.account().equalsIgnoreCase(account(service).orElse(""));
    boolean changed =
        ServiceChange.INSTANCE.ChangeServiceConfig(
            service,
            WinNT.SERVICE_WIN32_OWN_PROCESS,
            WinNT.SERVICE_AUTO_START,
            WinNT.SERVICE_ERROR_NORMAL,
            command(registration),
            null,
            null,
            null,
            sameAccount && password == null ? null : registration.account(),
            password,
            DISPLAY_NAME.formatted(registration.service()));
    if (!changed) {
      throw failed("ChangeServiceConfig", registration.service(), Native32.lastError());
    }
  }

  /** What the service manager runs; quoted, or a blank in the path would be a hole. */
  private static String command(Registration registration) {
    return "\"%s\" //RS//%s".formatted(registration.layout().host(), registration.service());
  }

  private static Optional<String> account(ServiceName name) {
    try (ServiceHandle service =
        ServiceHandle.ofService(name.value(), Winsvc.SERVICE_QUERY_CONFIG)) {
      if (service.error().equals(WindowsError.SERVICE_DOES_NOT_EXIST)) {
        return Optional.empty();
      }
      requireOpen(service, name);
      return Optional.of(account(service.value()).orElse(LOCAL_SYSTEM));
    }
  }

  private static Optional<String> account(SC_HANDLE service) {
    IntByReference needed = new IntByReference();
    Native32.ServiceConfig config = Native32.ServiceConfig.INSTANCE;
    config.QueryServiceConfig(service, null, 0, needed);
    if (needed.getValue() <= ACCOUNT_OFFSET) {
      return Optional.empty();
    }
    try (Memory buffer = new Memory(needed.getValue())) {
      if (!config.QueryServiceConfig(service, buffer, (int) buffer.size(), needed)) {
        return Optional.empty();
      }
      return Optional.ofNullable(buffer.getPointer(ACCOUNT_OFFSET))
          .map(text -> text.getWideString(0));
    }
  }

  private static void requireOpen(ServiceHandle handle, ServiceName name) {
    if (!handle.error().isNone()) {
      throw failed("OpenService", name, handle.error());
    }
  }

  private static InstallFault failed(String call, ServiceName name, WindowsError error) {
    return InstallFault.failed("%s for service %s: %s".formatted(call, name, error.text()));
  }
}
