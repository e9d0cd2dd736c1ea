package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import dev.handover.node.adapter.ThreadWaiting;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceControlManagerContract;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.TestService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/**
 * The Windows adapter against a real service manager. Needs Windows and `handover.testsvc`, the
 * path of the test service; {@link WindowsServiceControlManagerIT} runs it on a Windows JVM under
 * Wine.
 *
 * <p>Left out here, because Wine's service manager has no dependencies:
 * startsWhatAServiceDependsOnFirst, doesNotStopAServiceThatOthersNeedAndNamesThemInOrder,
 * doesNotNameDependentsThatAreStopped, failsWhenADependencyFails, failsWhenADependencyIsDisabled,
 * failsWhenADependencyIsNotInstalled, failsWhenServicesDependOnEachOther. The emulated node covers
 * them; on real Windows this class should extend ServiceDependencyContract.
 */
class WindowsServiceControlManagerChecks extends ServiceControlManagerContract {
  private static final String SERVICES = "SYSTEM\\CurrentControlSet\\Services\\";

  private final WindowsServiceControlManager scm = new WindowsServiceControlManager();
  private final List<String> installed = new ArrayList<>();

  @Override
  protected ServiceControlManager withServices(TestService... services) {
    for (TestService service : services) {
      install(service);
      installed.add(service.name());
    }
    return scm;
  }

  @Override
  protected void pass(Duration time) {
    new ThreadWaiting().pause(time);
  }

  @AfterEach
  void stopAll() {
    installed.forEach(name -> scm.stop(new ServiceName(name)));
  }

  static void install(TestService service) {
    Advapi32 api = Advapi32.INSTANCE;
    SC_HANDLE manager = api.OpenSCManager(null, null, Winsvc.SC_MANAGER_ALL_ACCESS);
    String program = System.getProperty("handover.testsvc");
    int startType =
        service.startType() == StartType.DISABLED
            ? WinNT.SERVICE_DISABLED
            : WinNT.SERVICE_DEMAND_START;
    SC_HANDLE created =
        api.CreateService(
            manager,
            service.name(),
            service.name(),
            Winsvc.SERVICE_ALL_ACCESS,
            WinNT.SERVICE_WIN32_OWN_PROCESS,
            startType,
            WinNT.SERVICE_ERROR_NORMAL,
            program,
            null,
            null,
            null,
            null,
            null);
    if (created == null) {
      throw new IllegalStateException(
          "cannot install " + service.name() + ": " + Native32.lastError().text());
    }
    api.CloseServiceHandle(created);
    api.CloseServiceHandle(manager);
    writeParameters(service);
  }

  private static void writeParameters(TestService service) {
    String key = SERVICES + service.name();
    if (!service.dependsOn().isEmpty()) {
      Advapi32Util.registrySetStringArray(
          WinReg.HKEY_LOCAL_MACHINE,
          key,
          "DependOnService",
          service.dependsOn().toArray(String[]::new));
    }
    Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, key, "Parameters");
    write(service, "StartMillis", service.startMillis());
    write(service, "StopMillis", service.stopMillis());
    write(service, "StartFailCode", service.startFailCode());
    write(service, "CrashMillis", service.crashMillis());
  }

  private static void write(TestService service, String name, long value) {
    String key = SERVICES + service.name() + "\\Parameters";
    Advapi32Util.registrySetIntValue(WinReg.HKEY_LOCAL_MACHINE, key, name, Math.toIntExact(value));
  }
}
