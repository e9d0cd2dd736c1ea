package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ServiceControlManager} promises. What Wine lacks is in {@link
 * ServiceDependencyContract}.
 */
public abstract class ServiceControlManagerContract {
  private static final int MAX_LOOKS = 400;

  /**
   * The manager of a machine on which these services, and perhaps others, are installed and
   * stopped.
   */
  protected abstract ServiceControlManager withServices(TestService... services);

  /** Lets time pass. */
  protected abstract void pass(Duration time);

  @Test
  void tellsThatAnUnknownServiceIsNotInstalled() {
    ServiceControlManager scm = withServices();

    assertThat(scm.query(new ServiceName("NoSuchService")).state())
        .isEqualTo(ServiceState.NOT_INSTALLED);
    assertThat(scm.start(new ServiceName("NoSuchService")))
        .isEqualTo(WindowsError.SERVICE_DOES_NOT_EXIST);
    assertThat(scm.stop(new ServiceName("NoSuchService")))
        .isEqualTo(WindowsError.SERVICE_DOES_NOT_EXIST);
    assertThat(scm.activeDependents(new ServiceName("NoSuchService"))).isEmpty();
  }

  @Test
  void startsAndStopsAService() {
    // Given
    ServiceControlManager scm = withServices(TestService.named("HoPlain"));
    ServiceName plain = new ServiceName("HoPlain");

    // When
    WindowsError started = scm.start(plain);
    ServiceStatus running = await(scm, plain, ServiceState.RUNNING);
    WindowsError stopped = scm.stop(plain);
    ServiceStatus ended = await(scm, plain, ServiceState.STOPPED);

    // Then
    assertThat(started).isEqualTo(WindowsError.NONE);
    assertThat(running.processId()).isNotNull().isPositive();
    assertThat(running.lastExit()).isEqualTo(WindowsError.NONE);
    assertThat(stopped).isEqualTo(WindowsError.NONE);
    assertThat(ended.processId()).isNull();
    assertThat(ended.lastExit()).isEqualTo(WindowsError.NONE);
  }

  @Test
  void saysThatAServiceAlreadyRuns() {
    ServiceControlManager scm = withServices(TestService.named("HoTwice"));
    ServiceName twice = new ServiceName("HoTwice");
    scm.start(twice);
    await(scm, twice, ServiceState.RUNNING);

    assertThat(scm.start(twice)).isEqualTo(WindowsError.SERVICE_ALREADY_RUNNING);
  }

  @Test
  void saysThatAServiceDoesNotRun() {
    ServiceControlManager scm = withServices(TestService.named("HoIdle"));

    assertThat(scm.stop(new ServiceName("HoIdle"))).isEqualTo(WindowsError.SERVICE_NOT_ACTIVE);
  }

  @Test
  void showsProgressInPendingStates() {
    // Given
    ServiceControlManager scm = withServices(TestService.named("HoSlow").slow(1500));
    ServiceName slow = new ServiceName("HoSlow");

    // When
    scm.start(slow);
    ServiceStatus first = await(scm, slow, ServiceState.START_PENDING);
    pass(Duration.ofMillis(700));
    ServiceStatus second = scm.query(slow);
    await(scm, slow, ServiceState.RUNNING);
    scm.stop(slow);
    ServiceStatus stopping = scm.query(slow);

    // Then
    assertThat(second.state()).isEqualTo(ServiceState.START_PENDING);
    assertThat(checkpoint(second)).isGreaterThan(checkpoint(first));
    assertThat(stopping.state()).isEqualTo(ServiceState.STOP_PENDING);
    assertThat(stopping.progress()).isNotNull();
    await(scm, slow, ServiceState.STOPPED);
  }

  @Test
  void leavesAServiceThatIsStartingAlone() {
    ServiceControlManager scm = withServices(TestService.named("HoStarting").slow(800));
    ServiceName starting = new ServiceName("HoStarting");
    scm.start(starting);

    assertThat(scm.start(starting)).isEqualTo(WindowsError.SERVICE_ALREADY_RUNNING);
    assertThat(scm.stop(starting)).isNotEqualTo(WindowsError.NONE);
    await(scm, starting, ServiceState.RUNNING);
  }

  @Test
  void tellsWithWhichErrorAStartEnded() {
    ServiceControlManager scm =
        withServices(TestService.named("HoFailing").slow(300).failingWith(1053));
    ServiceName failing = new ServiceName("HoFailing");

    assertThat(scm.start(failing)).isEqualTo(WindowsError.NONE);
    assertThat(await(scm, failing, ServiceState.STOPPED).lastExit())
        .isEqualTo(new WindowsError(1053));
  }

  @Test
  void doesNotStartADisabledService() {
    ServiceControlManager scm = withServices(TestService.named("HoDisabled").disabled());
    ServiceName disabled = new ServiceName("HoDisabled");

    assertThat(scm.start(disabled)).isEqualTo(WindowsError.SERVICE_DISABLED);
    assertThat(scm.query(disabled).startType()).isEqualTo(StartType.DISABLED);
  }

  @Test
  void tellsWhenTheProcessOfAServiceDied() {
    ServiceControlManager scm = withServices(TestService.named("HoCrashing").crashingAfter(300));
    ServiceName crashing = new ServiceName("HoCrashing");
    scm.start(crashing);
    await(scm, crashing, ServiceState.RUNNING);

    pass(Duration.ofMillis(1500));

    assertThat(scm.query(crashing).state().hasLetGo()).isTrue();
  }

  @Test
  void listsServicesWithTheirStartTypesAndDependencies() {
    ServiceControlManager scm =
        withServices(
            TestService.named("HoListedA"),
            TestService.named("HoListedB").dependingOn("HoListedA"));

    List<ServiceStatus> all = scm.list();

    assertThat(all).extracting(status -> status.name().value()).contains("HoListedA", "HoListedB");
    ServiceStatus listed = scm.query(new ServiceName("HoListedB"));
    assertThat(listed.dependsOn()).containsExactly(new ServiceName("HoListedA"));
    assertThat(listed.startType()).isEqualTo(StartType.MANUAL);
  }

  @Test
  void comparesNamesWithoutCase() {
    ServiceControlManager scm = withServices(TestService.named("HoMixedCase"));

    assertThat(scm.query(new ServiceName("homixedcase")).state()).isEqualTo(ServiceState.STOPPED);
  }

  /**
   * Looks until the service is there; fails when it does not come within 400 looks, 50 ms apart.
   */
  protected final ServiceStatus await(
      ServiceControlManager scm, ServiceName name, ServiceState state) {
    ServiceStatus status = scm.query(name);
    for (int look = 0; look < MAX_LOOKS && status.state() != state; look++) {
      pass(Duration.ofMillis(50));
      status = scm.query(name);
    }
    assertThat(status.state()).as("state of %s: %s", name, status).isEqualTo(state);
    return status;
  }

  private static long checkpoint(ServiceStatus status) {
    ServiceStatus.Progress progress = status.progress();
    assertThat(progress).isNotNull();
    return progress == null ? 0 : progress.checkpoint();
  }
}
