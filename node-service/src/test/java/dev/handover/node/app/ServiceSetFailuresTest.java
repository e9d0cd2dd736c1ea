package dev.handover.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.NamedOverride;
import dev.handover.node.domain.OverrideName;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServicePhase;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sets of services of which some do not get there. */
class ServiceSetFailuresTest extends SetLab {

  @Test
  void startsOnceMoreWhatFailedTheFirstTime() {
    lab.writeFaults("exch1", "services: {Left: {startFailCode: 1053, failStarts: 1}}");

    ServiceSetProgress progress = bring(DesiredState.RUNNING, ALL);

    assertThat(item(progress, "Left").track().attempt()).isEqualTo(2);
    assertThat(progress.state()).isEqualTo(ServiceSetProgress.State.REACHED);
  }

  @Test
  void blocksWhatStandsBehindAFailedServiceAndFinishesTheRest() {
    // Given
    lab.writeFaults("exch1", "services: {Left: {startFailCode: 1053}}");

    // When
    Refusal refusal =
        assertRefused(() -> bring(DesiredState.RUNNING, ALL), RefusalCode.SERVICE_FAILED);

    // Then
    assertThat(refusal.number()).isEqualTo(1053);
    assertThat(refusal.items()).extracting(Refusal.Item::where).containsExactly("Left", "Top");
    ServiceSetProgress last = sets.last(new GroupName("mail"));
    assertThat(item(last, "Left").track().phase()).isEqualTo(ServicePhase.FAILED);
    assertThat(item(last, "Left").track().attempt()).isEqualTo(2);
    assertThat(item(last, "Top").track().phase()).isEqualTo(ServicePhase.BLOCKED);
    assertThat(state("Right")).isEqualTo(ServiceState.RUNNING);
    assertThat(state("Alone")).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void triesAgainWhenItIsAskedAgain() {
    lab.writeFaults("exch1", "services: {Left: {startFailCode: 1053}}");
    assertRefused(() -> bring(DesiredState.RUNNING, ALL), RefusalCode.SERVICE_FAILED);
    lab.writeFaults("exch1", "");

    assertThat(bring(DesiredState.RUNNING, ALL).state())
        .isEqualTo(ServiceSetProgress.State.REACHED);
  }

  @Test
  void doesNotTryADisabledServiceTwice() {
    lab.writeFaults("exch1", "services: {Alone: {startType: DISABLED}}");

    assertRefused(() -> bring(DesiredState.RUNNING, ALL), RefusalCode.SERVICE_FAILED);

    assertThat(item(sets.last(new GroupName("mail")), "Alone").track().attempt()).isEqualTo(1);
  }

  @Test
  void givesAServiceThatMovesItsCheckpointTimeButNotForEver() {
    // Given
    lab.writeFaults("exch1", "services: {Alone: {startDelayMillis: 3500}}");

    // When, then: moved all the while
    assertThat(bringAlone(1, DesiredState.RUNNING, Overrides.NONE).state())
        .isEqualTo(ServiceSetProgress.State.REACHED);

    // When, then: more than four times the limit
    scm.stop(new ServiceName("Alone"));
    time.pass(Duration.ofSeconds(1));
    lab.writeFaults("exch1", "services: {Alone: {startDelayMillis: 6000}}");
    Refusal refusal =
        assertRefused(
            () -> bringAlone(1, DesiredState.RUNNING, Overrides.NONE), RefusalCode.SERVICE_FAILED);
    assertThat(refusal.items().get(0).detail()).contains("START_PENDING");
  }

  @Test
  void tellsAServiceThatHangsWithItsProcess() {
    runAndHang();

    Refusal refusal =
        assertRefused(
            () -> bringAlone(5, DesiredState.STOPPED, Overrides.NONE), RefusalCode.SERVICE_HUNG);

    assertThat(refusal.items().get(0).detail()).contains("process 1", "END_HUNG_PROCESS");
    assertThat(state("Alone")).isEqualTo(ServiceState.STOP_PENDING);
  }

  @Test
  void endsTheProcessOfAServiceThatHangsWhenAPersonWantsThat() {
    runAndHang();
    Overrides override =
        new Overrides(List.of(new NamedOverride(OverrideName.END_HUNG_PROCESS, "it hangs")));

    ServiceSetProgress progress = bringAlone(5, DesiredState.STOPPED, override);

    assertThat(progress.state()).isEqualTo(ServiceSetProgress.State.REACHED);
    assertThat(state("Alone")).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void stopsDependentsOutsideOfTheSetFirst() {
    bring(DesiredState.RUNNING, ALL);

    assertThat(bring(DesiredState.STOPPED, List.of("Right")).state())
        .isEqualTo(ServiceSetProgress.State.REACHED);

    assertThat(state("Top")).isEqualTo(ServiceState.STOPPED);
    assertThat(state("Between")).isEqualTo(ServiceState.STOPPED);
    assertThat(state("Left")).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void clearsAServiceWhoseProcessIsGone() {
    bring(DesiredState.RUNNING, ALL);
    lab.writeFaults("exch1", "services: {Top: {vanishAfterMillis: 0}}");
    assertThat(state("Top")).isEqualTo(ServiceState.FAILED);

    assertThat(bring(DesiredState.STOPPED, ALL).state())
        .isEqualTo(ServiceSetProgress.State.REACHED);
    assertThat(state("Root")).isEqualTo(ServiceState.STOPPED);
  }

  private void runAndHang() {
    bringAlone(5, DesiredState.RUNNING, Overrides.NONE);
    lab.writeFaults("exch1", "services: {Alone: {ignoreStop: true}}");
  }
}
