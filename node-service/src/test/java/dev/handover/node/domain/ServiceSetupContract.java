package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What a {@link ServiceControlManager} promises about start types, installing and removing, ending
 * processes and waiting for changes.
 */
public abstract class ServiceSetupContract extends ServiceControlManagerContract {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final ServiceName NOBODY = new ServiceName("NoSuchService");

  /** The command line of a program that can be a service. */
  protected abstract String program();

  @Test
  void changesTheStartTypeAndNothingElse() {
    ServiceControlManager scm = withServices(TestService.named("HoType"));
    ServiceName name = new ServiceName("HoType");

    for (StartType type :
        List.of(StartType.AUTOMATIC, StartType.DISABLED, StartType.MANUAL, StartType.MANUAL)) {
      assertThat(scm.changeStartType(name, type)).isEqualTo(WindowsError.NONE);
      assertThat(scm.query(name).startType()).isEqualTo(type);
      assertThat(scm.query(name).state()).isEqualTo(ServiceState.STOPPED);
    }
  }

  @Test
  void doesNotStartAServiceThatWasDisabledLater() {
    ServiceControlManager scm = withServices(TestService.named("HoDisabledLater"));
    ServiceName name = new ServiceName("HoDisabledLater");
    scm.changeStartType(name, StartType.DISABLED);

    assertThat(scm.start(name)).isEqualTo(WindowsError.SERVICE_DISABLED);

    scm.changeStartType(name, StartType.MANUAL);
    assertThat(scm.start(name)).isEqualTo(WindowsError.NONE);
    await(scm, name, ServiceState.RUNNING);
  }

  @Test
  void letsARunningServiceRunWhenItIsDisabled() {
    ServiceControlManager scm = withServices(TestService.named("HoDisabledRunning"));
    ServiceName name = start(scm, "HoDisabledRunning");

    assertThat(scm.changeStartType(name, StartType.DISABLED)).isEqualTo(WindowsError.NONE);

    assertThat(scm.query(name).state()).isEqualTo(ServiceState.RUNNING);
    assertThat(scm.stop(name)).isEqualTo(WindowsError.NONE);
  }

  @Test
  void saysThatAnUnknownServiceCannotBeChanged() {
    ServiceControlManager scm = withServices();

    assertThat(scm.changeStartType(NOBODY, StartType.MANUAL))
        .isEqualTo(WindowsError.SERVICE_DOES_NOT_EXIST);
    assertThat(scm.uninstall(NOBODY)).isEqualTo(WindowsError.SERVICE_DOES_NOT_EXIST);
    assertThat(scm.endProcess(NOBODY, 4)).isEqualTo(WindowsError.SERVICE_DOES_NOT_EXIST);
  }

  @Test
  void installsAServiceThatStaysStopped() {
    ServiceControlManager scm = withServices(TestService.named("HoBefore"));
    ServiceName name = new ServiceName("HoNew");

    WindowsError error =
        scm.install(
            new ServiceProgram(
                name,
                "Handover's new one",
                program(),
                StartType.MANUAL,
                List.of(new ServiceName("HoBefore")),
                null));

    assertThat(error).isEqualTo(WindowsError.NONE);
    ServiceStatus found = scm.query(name);
    assertThat(found.state()).isEqualTo(ServiceState.STOPPED);
    assertThat(found.startType()).isEqualTo(StartType.MANUAL);
    assertThat(found.dependsOn()).containsExactly(new ServiceName("HoBefore"));
    assertThat(scm.list()).extracting(ServiceStatus::name).contains(name);
  }

  @Test
  void startsWhatWasInstalled() {
    ServiceControlManager scm = withServices();
    ServiceName name = new ServiceName("HoInstalled");
    scm.install(named(name));

    assertThat(scm.start(name)).isEqualTo(WindowsError.NONE);
    await(scm, name, ServiceState.RUNNING);
    scm.stop(name);
    await(scm, name, ServiceState.STOPPED);
  }

  @Test
  void doesNotInstallAServiceTwice() {
    ServiceControlManager scm = withServices(TestService.named("HoThere"));

    assertThat(scm.install(named(new ServiceName("hothere"))))
        .isEqualTo(WindowsError.SERVICE_EXISTS);
  }

  @Test
  void removesAStoppedServiceAndInstallsItAgain() {
    ServiceControlManager scm = withServices(TestService.named("HoGoes"));
    ServiceName name = new ServiceName("HoGoes");

    assertThat(scm.uninstall(name)).isEqualTo(WindowsError.NONE);

    await(scm, name, ServiceState.NOT_INSTALLED);
    assertThat(scm.start(name)).isEqualTo(WindowsError.SERVICE_DOES_NOT_EXIST);
    assertThat(scm.install(named(name))).isEqualTo(WindowsError.NONE);
    assertThat(scm.query(name).state()).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void removesARunningServiceOnceItHasStopped() {
    // Given
    ServiceControlManager scm = withServices(TestService.named("HoGoesLater"));
    ServiceName name = start(scm, "HoGoesLater");

    // When
    WindowsError removed = scm.uninstall(name);

    // Then
    assertThat(removed).isEqualTo(WindowsError.NONE);
    assertThat(scm.query(name).state()).isEqualTo(ServiceState.RUNNING);
    assertThat(scm.uninstall(name)).isEqualTo(WindowsError.SERVICE_MARKED_FOR_DELETE);
    assertThat(scm.changeStartType(name, StartType.MANUAL))
        .isEqualTo(WindowsError.SERVICE_MARKED_FOR_DELETE);
    assertThat(scm.install(named(name))).isEqualTo(WindowsError.SERVICE_MARKED_FOR_DELETE);
    assertThat(scm.stop(name)).isEqualTo(WindowsError.NONE);
    await(scm, name, ServiceState.NOT_INSTALLED);
  }

  @Test
  void endsTheProcessOfAServiceThatHangs() {
    // Given
    ServiceControlManager scm = withServices(TestService.named("HoHangs").hangingAtStop());
    ServiceName name = start(scm, "HoHangs");
    long processId = Objects.requireNonNull(scm.query(name).processId());
    scm.stop(name);
    assertThat(scm.query(name).state()).isEqualTo(ServiceState.STOP_PENDING);

    // When
    WindowsError ended = scm.endProcess(name, processId);

    // Then
    assertThat(ended).isEqualTo(WindowsError.NONE);
    pass(Duration.ofMillis(500));
    assertThat(scm.query(name).state().hasLetGo()).isTrue();
  }

  @Test
  void doesNotEndAProcessThatIsNotTheServices() {
    ServiceControlManager scm = withServices(TestService.named("HoOther"));
    ServiceName name = new ServiceName("HoOther");
    assertThat(scm.endProcess(name, 4)).isEqualTo(WindowsError.SERVICE_NOT_ACTIVE);
    start(scm, "HoOther");
    long processId = Objects.requireNonNull(scm.query(name).processId());

    assertThat(scm.endProcess(name, processId + 4)).isEqualTo(WindowsError.SERVICE_NOT_ACTIVE);

    assertThat(scm.query(name).state()).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void isWokenWhenAServiceHasStartedAndWhenItHasStopped() {
    ServiceControlManager scm = withServices(TestService.named("HoWakes").slow(400));
    ServiceName name = new ServiceName("HoWakes");

    scm.start(name);
    assertThat(changesUntil(scm, name, ServiceState.RUNNING)).isLessThanOrEqualTo(3);
    scm.stop(name);
    assertThat(changesUntil(scm, name, ServiceState.STOPPED)).isLessThanOrEqualTo(3);
  }

  @Test
  void isWokenByTheFirstOfSeveralServices() {
    // Given
    ServiceControlManager scm =
        withServices(
            TestService.named("HoSlowOne").slow(4000), TestService.named("HoQuickOne").slow(400));
    ServiceName slow = new ServiceName("HoSlowOne");
    ServiceName quick = new ServiceName("HoQuickOne");
    scm.start(slow);
    scm.start(quick);
    await(scm, slow, ServiceState.START_PENDING);
    await(scm, quick, ServiceState.START_PENDING);

    // When
    scm.awaitChange(List.of(scm.query(slow), scm.query(quick)), LONG);

    // Then
    assertThat(scm.query(quick).state()).isEqualTo(ServiceState.RUNNING);
    assertThat(scm.query(slow).state()).isEqualTo(ServiceState.START_PENDING);
  }

  @Test
  void doesNotMissAChangeBetweenLookingAndWaiting() {
    ServiceControlManager scm = withServices(TestService.named("HoMissed"));
    ServiceStatus seen = scm.query(new ServiceName("HoMissed"));
    start(scm, "HoMissed");

    // Would take an hour if it waited for one that is still to come.
    assertThat(scm.awaitChange(List.of(seen), Duration.ofHours(1))).isTrue();
  }

  @Test
  void waitsNoLongerThanItWasToldWhenNothingChanges() {
    ServiceControlManager scm = withServices(TestService.named("HoQuiet"));
    ServiceStatus seen = scm.query(start(scm, "HoQuiet"));

    assertThat(scm.awaitChange(List.of(seen), Duration.ofMillis(50))).isTrue();
    assertThat(scm.awaitChange(List.of(), Duration.ofMillis(50))).isTrue();

    assertThat(scm.query(seen.name()).state()).isEqualTo(ServiceState.RUNNING);
  }

  private ServiceName start(ServiceControlManager scm, String service) {
    ServiceName name = new ServiceName(service);
    scm.start(name);
    await(scm, name, ServiceState.RUNNING);
    return name;
  }

  private ServiceProgram named(ServiceName name) {
    return new ServiceProgram(name, name.value(), program(), StartType.MANUAL);
  }

  /** How often it was woken until the service was there. */
  private static int changesUntil(ServiceControlManager scm, ServiceName name, ServiceState state) {
    int changes = 0;
    ServiceStatus status = scm.query(name);
    while (status.state() != state && changes < 10) {
      scm.awaitChange(List.of(status), LONG);
      status = scm.query(name);
      changes++;
    }
    assertThat(status.state()).isEqualTo(state);
    return changes;
  }
}
