package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import dev.handover.node.adapter.ThreadWaiting;
import dev.handover.node.adapter.ThreadWorkers;
import dev.handover.node.app.ServiceSets;
import dev.handover.node.domain.Actor;
import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.LeaseGuard;
import dev.handover.node.domain.MemoryLeases;
import dev.handover.node.domain.MemoryPromises;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceSet;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceSetupContract;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.TestService;
import dev.handover.node.domain.WindowsError;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The Windows adapter against a real service manager. Needs Windows and `handover.testsvc`, the
 * path of the test service; {@link WindowsServiceControlManagerIT} runs it on a Windows JVM under
 * Wine.
 *
 * <p>Left out here, because Wine's service manager has no dependencies:
 * startsWhatAServiceDependsOnFirst, doesNotStopAServiceThatOthersNeedAndNamesThemInOrder,
 * doesNotNameDependentsThatAreStopped, failsWhenADependencyFails, failsWhenADependencyIsDisabled,
 * failsWhenADependencyIsNotInstalled, failsWhenServicesDependOnEachOther. Its service manager does
 * not notice either that a process is dead: startsAgainAfterItsProcessWasEnded. Another machine's
 * manager cannot be had there; this machine's is opened by its name instead. The emulated node
 * covers them; on real Windows this class should extend ServiceDependencyContract.
 */
class WindowsServiceControlManagerChecks extends ServiceSetupContract {
  private static final String SERVICES = "SYSTEM\\CurrentControlSet\\Services\\";

  private static final Fence FENCE =
      new Fence(
          new GroupName("mail"),
          new FencingEpoch(7),
          UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"),
          new Actor("test", null));

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
  protected String program() {
    return System.getProperty("handover.testsvc");
  }

  @Override
  protected void pass(Duration time) {
    new ThreadWaiting().pause(time);
  }

  /** This machine's own manager, as if it were another one's: what Wine can show of a companion. */
  @Test
  void drivesAServiceManagerThatIsNamed() {
    // Given
    ServiceName name = new ServiceName("HoNamed");
    withServices(TestService.named("HoNamed"));
    String machine = Kernel32Util.getComputerName();
    WindowsServiceControlManager named = new WindowsServiceControlManager(machine);

    // When
    WindowsError started = named.start(name);

    // Then
    assertThat(started).isEqualTo(WindowsError.NONE);
    ServiceStatus running = await(named, name, ServiceState.RUNNING);
    assertThat(named.changeStartType(name, StartType.DISABLED)).isEqualTo(WindowsError.NONE);
    assertThat(scm.query(name).startType()).isEqualTo(StartType.DISABLED);
    long processId = Objects.requireNonNull(running.processId());
    assertThatThrownBy(() -> named.endProcess(name, processId))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("cannot be ended from here");
    assertThat(named.stop(name)).isEqualTo(WindowsError.NONE);
    await(named, name, ServiceState.STOPPED);
  }

  /** Wine lets everybody open everything, so that the refusal is ours. */
  @Test
  void listsServicesThatMayNotBeOpenedAndEndsTheProcessOfAnother() {
    // Given
    ServiceName closed = new ServiceName("HoClosed");
    ServiceName open = new ServiceName("HoOpen");
    withServices(TestService.named("HoClosed"), TestService.named("HoOpen"));
    WindowsServiceControlManager restricted =
        new WindowsServiceControlManager(
            null,
            (machine, name, access) ->
                name.equals(closed.value())
                    ? ServiceHandle.refused(WindowsError.ACCESS_DENIED)
                    : ServiceHandle.ofService(machine, name, access));
    scm.start(closed);
    scm.start(open);
    ServiceStatus running = await(scm, open, ServiceState.RUNNING);
    ServiceStatus hidden = await(scm, closed, ServiceState.RUNNING);

    // When
    List<ServiceStatus> listed = restricted.list();
    WindowsError ended = restricted.endProcess(open, Objects.requireNonNull(running.processId()));

    // Then
    assertThat(listed).filteredOn(status -> status.name().equals(open)).containsExactly(running);
    assertThat(listed)
        .filteredOn(status -> status.name().equals(closed))
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.state()).isEqualTo(ServiceState.RUNNING);
              assertThat(status.processId()).isEqualTo(hidden.processId());
              assertThat(status.startType()).isEqualTo(StartType.UNKNOWN);
            });
    assertThat(ended).isEqualTo(WindowsError.NONE);
  }

  /** The order comes from the set, because Wine knows no dependencies. */
  @Test
  void bringsASetToAStateInWaves() {
    // Given
    withServices(
        TestService.named("HoSetRoot").slow(300),
        TestService.named("HoSetLeft").slow(300),
        TestService.named("HoSetRight").slow(300));
    InstantSource clock = Clock.systemUTC();
    EpochGate gate =
        new EpochGate(new MemoryPromises(), new LeaseGuard(new MemoryLeases(), clock), clock);
    ServiceSets sets = new ServiceSets(scm, gate, clock, new ThreadWorkers());

    for (DesiredState desired : List.of(DesiredState.RUNNING, DesiredState.STOPPED)) {
      // When
      ServiceSetProgress progress =
          sets.bringTo(
              new ServiceSets.Request(
                  new ServiceSet(
                      desired,
                      List.of(
                          member("HoSetLeft", "HoSetRoot"),
                          member("HoSetRight", "HoSetRoot"),
                          member("HoSetRoot"))),
                  Duration.ofSeconds(30),
                  Overrides.NONE,
                  FENCE));

      // Then
      assertThat(progress.state()).isEqualTo(ServiceSetProgress.State.REACHED);
      assertThat(progress.items()).extracting(ServiceSetProgress.Item::wave).contains(1, 2);
    }
  }

  private static ServiceSet.Member member(String name, String... after) {
    return new ServiceSet.Member(
        new ServiceName(name),
        Arrays.stream(after).map(ServiceName::new).toList(),
        Duration.ofSeconds(20),
        2);
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
