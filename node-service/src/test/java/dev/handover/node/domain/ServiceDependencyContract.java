package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What a {@link ServiceControlManager} promises about dependencies. Wine ignores them, so the Wine
 * test leaves this part out.
 */
public abstract class ServiceDependencyContract extends ServiceSetupContract {
  private static final ServiceName BOTTOM = new ServiceName("HoBottom");
  private static final ServiceName MIDDLE = new ServiceName("HoMiddle");
  private static final ServiceName TOP = new ServiceName("HoTop");

  private ServiceControlManager tower(TestService bottom) {
    return withServices(
        bottom,
        TestService.named("HoMiddle").slow(200).dependingOn("HoBottom"),
        TestService.named("HoTop").slow(200).dependingOn("HoMiddle", "HoBottom"));
  }

  @Test
  void startsWhatAServiceDependsOnFirst() {
    ServiceControlManager scm = tower(TestService.named("HoBottom").slow(200));

    assertThat(scm.start(TOP)).isEqualTo(WindowsError.NONE);

    await(scm, BOTTOM, ServiceState.RUNNING);
    assertThat(scm.query(TOP).state()).isEqualTo(ServiceState.START_PENDING);
    await(scm, MIDDLE, ServiceState.RUNNING);
    await(scm, TOP, ServiceState.RUNNING);
  }

  @Test
  void doesNotStopAServiceThatOthersNeedAndNamesThemInOrder() {
    ServiceControlManager scm = tower(TestService.named("HoBottom"));
    scm.start(TOP);
    await(scm, TOP, ServiceState.RUNNING);

    assertThat(scm.stop(BOTTOM)).isEqualTo(WindowsError.DEPENDENT_SERVICES_RUNNING);
    assertThat(scm.activeDependents(BOTTOM)).containsExactly(TOP, MIDDLE);
  }

  @Test
  void doesNotNameDependentsThatAreStopped() {
    ServiceControlManager scm = tower(TestService.named("HoBottom"));
    scm.start(MIDDLE);
    await(scm, MIDDLE, ServiceState.RUNNING);

    assertThat(scm.activeDependents(BOTTOM)).containsExactly(MIDDLE);
    assertThat(scm.activeDependents(TOP)).isEmpty();
  }

  @Test
  void failsWhenADependencyFails() {
    ServiceControlManager scm = tower(TestService.named("HoBottom").slow(100).failingWith(1053));

    assertThat(scm.start(TOP)).isEqualTo(WindowsError.DEPENDENCY_FAILED);

    pass(Duration.ofMillis(500));
    assertThat(scm.query(BOTTOM).lastExit()).isEqualTo(WindowsError.SERVICE_REQUEST_TIMEOUT);
    assertThat(scm.query(TOP).state()).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void failsWhenADependencyIsDisabled() {
    ServiceControlManager scm = tower(TestService.named("HoBottom").disabled());

    assertThat(scm.start(TOP)).isEqualTo(WindowsError.DEPENDENCY_FAILED);
  }

  @Test
  void failsWhenADependencyIsNotInstalled() {
    ServiceControlManager scm =
        withServices(TestService.named("HoOrphan").dependingOn("NoSuchService"));

    assertThat(scm.start(new ServiceName("HoOrphan"))).isEqualTo(new WindowsError(1075));
  }

  @Test
  void failsWhenServicesDependOnEachOther() {
    ServiceControlManager scm =
        withServices(
            TestService.named("HoHen").dependingOn("HoEgg"),
            TestService.named("HoEgg").dependingOn("HoHen"));

    assertThat(scm.start(new ServiceName("HoHen"))).isEqualTo(new WindowsError(1059));
  }

  @Test
  void startsAgainAfterItsProcessWasEnded() {
    ServiceControlManager scm = withServices(TestService.named("HoEnded").hangingAtStop());
    ServiceName name = new ServiceName("HoEnded");
    scm.start(name);
    long processId = Objects.requireNonNull(scm.query(name).processId());
    scm.stop(name);
    scm.endProcess(name, processId);

    assertThat(await(scm, name, ServiceState.STOPPED).lastExit())
        .isEqualTo(WindowsError.PROCESS_ABORTED);
    assertThat(scm.start(name)).isEqualTo(WindowsError.NONE);
    await(scm, name, ServiceState.RUNNING);
  }
}
