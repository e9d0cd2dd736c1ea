package dev.handover.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.ServiceSet;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sets of services: their order, and who joins or ends a run. */
class ServiceSetsTest extends SetLab {

  @Test
  void startsWhatDoesNotDependOnEachOtherTogether() {
    // Given
    Instant before = time.instant();

    // When
    ServiceSetProgress progress = bring(DesiredState.RUNNING, ALL);

    // Then: Root, then Left beside Right, then Top
    assertThat(progress.state()).isEqualTo(ServiceSetProgress.State.REACHED);
    assertThat(Duration.between(before, time.instant())).isEqualTo(Duration.ofMillis(1900));
    assertThat(progress.items())
        .extracting(item -> item.name() + " " + item.wave())
        .containsExactly("Alone 1", "Root 1", "Left 2", "Right 2", "Top 3");
    assertThat(progress.items())
        .extracting(item -> Duration.between(before, item.track().startedAt()).toMillis())
        .containsExactly(0L, 0L, 400L, 400L, 1400L);
  }

  @Test
  void stopsInTheExactReverse() {
    // Given
    bring(DesiredState.RUNNING, ALL);
    Instant before = time.instant();

    // When
    ServiceSetProgress progress = bring(DesiredState.STOPPED, ALL);

    // Then: Top, then Left beside Right, then Root; Alone takes 700 ms all that time
    assertThat(Duration.between(before, time.instant())).isEqualTo(Duration.ofMillis(900));
    assertThat(progress.items())
        .extracting(item -> item.name() + " " + item.wave())
        .containsExactly("Top 1", "Alone 1", "Left 2", "Right 2", "Root 3");
    assertThat(state("Root")).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void keepsTheOrderOfTheSetBesideThatOfTheServiceManager() {
    ServiceSet set =
        new ServiceSet(DesiredState.RUNNING, List.of(member("Alone", "Root"), member("Root")));

    ServiceSetProgress progress = sets.bringTo(request(set, 7, Overrides.NONE));

    assertThat(progress.items())
        .extracting(item -> item.name() + " " + item.wave())
        .containsExactly("Root 1", "Alone 2");
  }

  @Test
  void isHarmlessWhenAllIsThere() {
    bring(DesiredState.RUNNING, ALL);
    Instant before = time.instant();

    assertThat(bring(DesiredState.RUNNING, ALL).state())
        .isEqualTo(ServiceSetProgress.State.REACHED);
    assertThat(time.instant()).isEqualTo(before);
  }

  @Test
  void refusesAnOrderThatGoesInACircleAndNamesIt() {
    ServiceSet set =
        new ServiceSet(DesiredState.RUNNING, List.of(member("Root", "Top"), member("Top")));

    Refusal refusal =
        assertRefused(
            () -> sets.bringTo(request(set, 7, Overrides.NONE)), RefusalCode.INVALID_REQUEST);

    assertThat(refusal.detail()).contains("Root after Top after Root");
    assertThat(state("Root")).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void refusesServicesThatAreNotInstalledAndNamesThem() {
    Refusal refusal =
        assertRefused(
            () -> bring(DesiredState.RUNNING, List.of("Root", "Nobody")),
            RefusalCode.SERVICE_NOT_FOUND);

    assertThat(refusal.items()).extracting(Refusal.Item::where).containsExactly("Nobody");
  }

  @Test
  void endsBetweenTwoMovesWhenANewerEpochComes() {
    // Given
    time.whileWaiting(() -> gate.admit(fence(8)));

    // When, then
    assertRefused(() -> bring(DesiredState.RUNNING, ALL), RefusalCode.STALE_EPOCH);
    assertThat(sets.last(new GroupName("mail")).state()).isEqualTo(ServiceSetProgress.State.FAILED);
    time.whileWaiting(() -> {});
    time.pass(Duration.ofSeconds(5));
    assertThat(state("Root")).isEqualTo(ServiceState.RUNNING);
    assertThat(state("Left")).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void letsTheSameRequestJoinTheRunAndAnotherOneReplaceIt() {
    // Given
    Deque<Runnable> queued = new ArrayDeque<>();
    Workers later = queued::add;
    sets = new ServiceSets(scm, gate, time, later);

    // When
    ServiceSetProgress first = bring(DesiredState.RUNNING, List.of("Outside"));
    ServiceSetProgress joined = bring(DesiredState.RUNNING, List.of("Outside"));

    // Then
    assertThat(first.state()).isEqualTo(ServiceSetProgress.State.PENDING);
    assertThat(joined.state()).isEqualTo(ServiceSetProgress.State.PENDING);
    assertThat(queued).hasSize(1);

    // When
    bring(DesiredState.STOPPED, List.of("Outside"));

    // Then: the first ends without a move
    assertThat(queued).hasSize(2);
    queued.poll().run();
    queued.poll().run();
    assertThat(sets.last(new GroupName("mail")).state())
        .isEqualTo(ServiceSetProgress.State.REACHED);
    assertThat(state("Outside")).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void knowsNothingOfARunThatNeverWas() {
    assertRefused(() -> sets.last(new GroupName("other")), RefusalCode.SERVICE_SET_NOT_FOUND);
  }
}
