package dev.handover.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.adapter.emulated.EmulatedLab;
import dev.handover.node.domain.Actor;
import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.LeaseGuard;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.MemoryLeases;
import dev.handover.node.domain.MemoryPromises;
import dev.handover.node.domain.NamedOverride;
import dev.handover.node.domain.OverrideName;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.WindowsError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bringing services to a state on an emulated machine whose time passes when somebody waits. */
class ServiceSwitchTest {
  private static final String MACHINE =
      """
      services:
        - {name: Bottom, startDelayMillis: 400, stopDelayMillis: 400}
        - {name: Middle, dependsOn: [Bottom], startDelayMillis: 400, stopDelayMillis: 400}
        - {name: Top, dependsOn: [Middle], startDelayMillis: 400, stopDelayMillis: 400}
        - {name: Alone, startDelayMillis: 1000, stopDelayMillis: 1000}
      """;
  private static final UUID ISSUER = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
  @TempDir Path folder;
  private final ManualTime time = new ManualTime();
  private final EpochGate gate =
      new EpochGate(new MemoryPromises(), new LeaseGuard(new MemoryLeases(), time), time);
  private EmulatedLab lab;
  private ServiceControlManager scm;
  private ServiceSwitch services;

  @BeforeEach
  void open() {
    lab = new EmulatedLab(folder, time);
    lab.writeMachine("exch1", MACHINE);
    scm = lab.open("exch1").services();
    services = new ServiceSwitch(scm, gate, time);
  }

  @Test
  void waitsUntilTheServiceRuns() {
    ServiceSwitch.Result result = bring("Top", DesiredState.RUNNING, 10);

    assertThat(result.reached()).isTrue();
    assertThat(result.status().state()).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void answersWhereTheServiceHasGotToWhenTheWaitIsOver() {
    ServiceSwitch.Result asked = bring("Alone", DesiredState.RUNNING, 0);
    assertThat(asked.reached()).isFalse();
    assertThat(asked.status().state()).isEqualTo(ServiceState.START_PENDING);
    assertThat(asked.status().progress()).isNotNull();

    assertThat(bring("Alone", DesiredState.RUNNING, 10).reached()).isTrue();
  }

  @Test
  void stopsDependentsFirst() {
    bring("Top", DesiredState.RUNNING, 10);

    assertThat(bring("Bottom", DesiredState.STOPPED, 10).reached()).isTrue();

    assertThat(state("Top")).isEqualTo(ServiceState.STOPPED);
    assertThat(state("Middle")).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void goesOnWithTheDependentsWhenItIsAskedAgain() {
    bring("Top", DesiredState.RUNNING, 10);

    int asked = 0;
    while (!bring("Bottom", DesiredState.STOPPED, 0).reached() && asked < 100) {
      time.pass(Duration.ofMillis(100));
      asked++;
    }

    assertThat(state("Bottom")).isEqualTo(ServiceState.STOPPED);
    assertThat(asked).isGreaterThan(2);
  }

  @Test
  void checksTheEpochAgainBetweenDependents() {
    // Given
    bring("Top", DesiredState.RUNNING, 10);
    time.whileWaiting(() -> promiseNewerOnceStopped("Top"));

    // When, then
    assertRefused(() -> bring("Bottom", DesiredState.STOPPED, 30), RefusalCode.STALE_EPOCH);
    assertThat(state("Middle")).isEqualTo(ServiceState.RUNNING);
    assertThat(state("Bottom")).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void reportsAFailedStartOnceAndTriesAgainWhenAskedAgain() {
    lab.writeFaults("exch1", "services: {Alone: {startFailCode: 1053, failStarts: 1}}");

    assertThat(bring("Alone", DesiredState.RUNNING, 0).reached()).isFalse();
    time.pass(Duration.ofSeconds(5));

    Refusal refusal =
        assertRefused(() -> bring("Alone", DesiredState.RUNNING, 10), RefusalCode.SERVICE_FAILED);
    assertThat(refusal.number()).isEqualTo(1053);
    assertThat(refusal.detail()).contains("did not answer the start or control request in time");
    assertThat(bring("Alone", DesiredState.RUNNING, 10).reached()).isTrue();
  }

  @Test
  void namesTheDependencyThatFailed() {
    lab.writeFaults("exch1", "services: {Bottom: {startFailCode: 1067}}");

    Refusal refusal =
        assertRefused(() -> bring("Middle", DesiredState.RUNNING, 10), RefusalCode.SERVICE_FAILED);

    assertThat(refusal.number()).isEqualTo(1068);
    assertThat(refusal.items()).extracting(Refusal.Item::where).containsExactly("Bottom");
  }

  @Test
  void refusesADisabledService() {
    lab.writeFaults("exch1", "services: {Alone: {startType: DISABLED}}");

    assertRefused(() -> bring("Alone", DesiredState.RUNNING, 10), RefusalCode.SERVICE_DISABLED);
  }

  @Test
  void callsAServiceWithoutItsProcessFailed() {
    lab.writeFaults("exch1", "services: {Alone: {vanishAfterMillis: 100}}");
    bring("Alone", DesiredState.RUNNING, 10);
    time.pass(Duration.ofSeconds(1));

    assertRefused(() -> bring("Alone", DesiredState.RUNNING, 10), RefusalCode.SERVICE_FAILED);

    ServiceSwitch.Result stopped = bring("Alone", DesiredState.STOPPED, 10);
    assertThat(stopped.reached()).isTrue();
    assertThat(stopped.status().state()).isEqualTo(ServiceState.STOPPED);
    assertThat(stopped.status().lastExit()).isEqualTo(WindowsError.PROCESS_ABORTED);
  }

  @Test
  void stopsAServiceWhoseDependentHasLostItsProcess() {
    vanish("Top", "Middle");

    assertThat(bring("Bottom", DesiredState.STOPPED, 10).reached()).isTrue();

    assertThat(state("Top")).isEqualTo(ServiceState.STOPPED);
    assertThat(state("Bottom")).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void refusesWhenTheServiceManagerNeverNoticesThatTheDependentsAreGone() {
    // Given
    vanish("Top", "Middle");
    services =
        new ServiceSwitch(
            new UnawareServices(scm, Set.of(new ServiceName("Top"), new ServiceName("Middle"))),
            gate,
            time);
    Instant before = time.instant();

    // When
    Refusal refusal =
        assertRefused(() -> bring("Bottom", DesiredState.STOPPED, 10), RefusalCode.SERVICE_FAILED);

    // Then
    assertThat(refusal.number()).isEqualTo(1051);
    assertThat(refusal.items()).extracting(Refusal.Item::where).containsExactly("Top", "Middle");
    assertThat(refusal.cure()).contains("restarts the machine");
    assertThat(time.instant()).isEqualTo(before.plusSeconds(10));
    assertThat(state("Bottom")).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void waitsForAServiceThatHangsOnlyAsLongAsItWasTold() {
    lab.writeFaults("exch1", "services: {Alone: {ignoreStop: true}}");
    bring("Alone", DesiredState.RUNNING, 10);

    ServiceSwitch.Result result = bring("Alone", DesiredState.STOPPED, 5);

    assertThat(result.reached()).isFalse();
    assertThat(result.status().state()).isEqualTo(ServiceState.STOP_PENDING);
  }

  @Test
  void tellsAServiceThatHangsButNotBeforeTwentySeconds() {
    lab.writeFaults("exch1", "services: {Alone: {ignoreStop: true}}");
    bring("Alone", DesiredState.RUNNING, 10);

    assertThat(bring("Alone", DesiredState.STOPPED, 19).reached()).isFalse();
    Refusal refusal =
        assertRefused(() -> bring("Alone", DesiredState.STOPPED, 5), RefusalCode.SERVICE_HUNG);

    assertThat(refusal.detail()).contains("STOP_PENDING", "process 1");
    assertThat(refusal.cure()).contains("END_HUNG_PROCESS");
  }

  @Test
  void endsTheProcessOfAServiceThatHangsWhenAPersonWantsThat() {
    lab.writeFaults("exch1", "services: {Alone: {ignoreStop: true}}");
    bring("Alone", DesiredState.RUNNING, 10);
    NamedOverride override = new NamedOverride(OverrideName.END_HUNG_PROCESS, "it hangs");

    ServiceSwitch.Result result =
        services.bringTo(
            new ServiceSwitch.Request(
                new ServiceName("Alone"),
                DesiredState.STOPPED,
                Duration.ofSeconds(30),
                new Overrides(List.of(override)),
                fence(7)));

    assertThat(result.reached()).isTrue();
    assertThat(result.status().lastExit()).isEqualTo(WindowsError.PROCESS_ABORTED);
  }

  @Test
  void startsAServiceThatIsStillStopping() {
    bring("Alone", DesiredState.RUNNING, 10);
    bring("Alone", DesiredState.STOPPED, 0);

    assertThat(bring("Alone", DesiredState.RUNNING, 10).reached()).isTrue();
  }

  @Test
  void refusesAnUnknownServiceWithoutAPromise() {
    assertRefused(() -> bring("Nobody", DesiredState.RUNNING, 10), RefusalCode.SERVICE_NOT_FOUND);
  }

  private void vanish(String... names) {
    bring("Top", DesiredState.RUNNING, 10);
    StringBuilder faults = new StringBuilder("services:\n");
    for (String name : names) {
      faults.append("  ").append(name).append(": {vanishAfterMillis: 0}\n");
    }
    lab.writeFaults("exch1", faults.toString());
    for (String name : names) {
      assertThat(state(name)).isEqualTo(ServiceState.FAILED);
    }
  }

  private void promiseNewerOnceStopped(String service) {
    if (state(service) == ServiceState.STOPPED) {
      gate.admit(fence(8));
    }
  }

  private ServiceState state(String name) {
    return scm.query(new ServiceName(name)).state();
  }

  private ServiceSwitch.Result bring(String name, DesiredState desired, int waitSeconds) {
    return services.bringTo(
        new ServiceSwitch.Request(
            new ServiceName(name),
            desired,
            Duration.ofSeconds(waitSeconds),
            Overrides.NONE,
            fence(7)));
  }

  private static Refusal assertRefused(ThrowingCallable call, RefusalCode code) {
    Refusal[] refusal = new Refusal[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(RefusedException.class, e -> refusal[0] = e.refusal());
    assertThat(refusal[0].code()).isEqualTo(code);
    return refusal[0];
  }

  private static Fence fence(long epoch) {
    return new Fence(
        new GroupName("mail"), new FencingEpoch(epoch), ISSUER, new Actor("test", null));
  }
}
