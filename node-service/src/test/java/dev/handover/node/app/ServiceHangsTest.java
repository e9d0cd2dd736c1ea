package dev.handover.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.NamedOverride;
import dev.handover.node.domain.OverrideName;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.WindowsError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that hang in START_PENDING, alone and in a set. */
class ServiceHangsTest extends SetLab {
  private static final Overrides END_HUNG =
      new Overrides(List.of(new NamedOverride(OverrideName.END_HUNG_PROCESS, "it hangs")));

  private ServiceSwitch services;

  @BeforeEach
  void hangAtTheStart() {
    services = new ServiceSwitch(scm, gate, time);
    lab.writeFaults("exch1", "services: {Alone: {ignoreStart: true}}");
    scm.start(new ServiceName("Alone"));
    assertThat(state("Alone")).isEqualTo(ServiceState.START_PENDING);
  }

  @Test
  void tellsThatItCannotBeStopped() {
    assertThat(bring(DesiredState.STOPPED, 19, Overrides.NONE).reached()).isFalse();

    Refusal refusal =
        assertRefused(
            () -> bring(DesiredState.STOPPED, 5, Overrides.NONE), RefusalCode.SERVICE_HUNG);

    assertThat(refusal.detail()).contains("START_PENDING", "process 1");
    assertThat(refusal.cure()).contains("END_HUNG_PROCESS");
  }

  @Test
  void endsItsProcessWhenItIsToBeStoppedAndAPersonWantsThat() {
    ServiceSwitch.Result result = bring(DesiredState.STOPPED, 30, END_HUNG);

    assertThat(result.reached()).isTrue();
    assertThat(result.status().lastExit()).isEqualTo(WindowsError.PROCESS_ABORTED);
  }

  @Test
  void waitsForItWithoutAWordWhenItIsToRun() {
    assertThat(bring(DesiredState.RUNNING, 60, Overrides.NONE).reached()).isFalse();
    assertThat(state("Alone")).isEqualTo(ServiceState.START_PENDING);
  }

  @Test
  void endsItsProcessAndStartsItAnewWhenItIsToRunAndAPersonWantsThat() {
    assertThat(bring(DesiredState.RUNNING, 15, END_HUNG).reached()).isFalse();
    time.whileWaiting(
        () -> {
          if (state("Alone") == ServiceState.STOPPED) {
            lab.writeFaults("exch1", "");
          }
        });

    assertThat(bring(DesiredState.RUNNING, 30, END_HUNG).reached()).isTrue();
  }

  @Test
  void endsItsProcessInASetThatIsToStop() {
    ServiceSetProgress progress = bringAlone(5, DesiredState.STOPPED, END_HUNG);

    assertThat(progress.state()).isEqualTo(ServiceSetProgress.State.REACHED);
    assertThat(state("Alone")).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void tellsThatASetCannotBeStopped() {
    Refusal refusal =
        assertRefused(
            () -> bringAlone(5, DesiredState.STOPPED, Overrides.NONE), RefusalCode.SERVICE_HUNG);

    assertThat(refusal.items().get(0).detail()).contains("START_PENDING", "process 1");
  }

  @Test
  void givesASetThatIsToRunItsDeadline() {
    Refusal refusal =
        assertRefused(
            () -> bringAlone(5, DesiredState.RUNNING, Overrides.NONE), RefusalCode.SERVICE_FAILED);

    assertThat(refusal.items().get(0).detail()).contains("is START_PENDING, not RUNNING");
    assertThat(state("Alone")).isEqualTo(ServiceState.START_PENDING);
  }

  private ServiceSwitch.Result bring(DesiredState desired, int seconds, Overrides overrides) {
    return services.bringTo(
        new ServiceSwitch.Request(
            new ServiceName("Alone"), desired, Duration.ofSeconds(seconds), overrides, fence(7)));
  }
}
