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
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.MemoryPromises;
import dev.handover.node.domain.NamedOverride;
import dev.handover.node.domain.OverrideName;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServicePhase;
import dev.handover.node.domain.ServiceSet;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets of services on an emulated machine whose time passes when somebody waits. */
class ServiceSetsTest {
  private static final String MACHINE =
      """
      services:
        - {name: Outside}
        - {name: Root, startDelayMillis: 400, stopDelayMillis: 100}
        - {name: Left, dependsOn: [Root], startDelayMillis: 1000, stopDelayMillis: 300}
        - {name: Right, dependsOn: [Root], startDelayMillis: 600, stopDelayMillis: 200}
        - {name: Between, dependsOn: [Right]}
        - {name: Top, dependsOn: [Between, Left], startDelayMillis: 500, stopDelayMillis: 500}
        - {name: Alone, startDelayMillis: 700, stopDelayMillis: 700}
      """;
  private static final UUID ISSUER = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
  private static final List<String> ALL = List.of("Top", "Alone", "Left", "Right", "Root");

  @TempDir Path folder;

  private final ManualTime time = new ManualTime();
  private final EpochGate gate = new EpochGate(new MemoryPromises(), time);
  private EmulatedLab lab;
  private ServiceControlManager scm;
  private ServiceSets sets;

  @BeforeEach
  void open() {
    lab = new EmulatedLab(folder, time);
    lab.writeMachine("exch1", MACHINE);
    scm = lab.open("exch1").services();
    sets = new ServiceSets(scm, gate, time, Runnable::run);
  }

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

  private void runAndHang() {
    bringAlone(5, DesiredState.RUNNING, Overrides.NONE);
    lab.writeFaults("exch1", "services: {Alone: {ignoreStop: true}}");
  }

  private ServiceSetProgress bring(DesiredState desired, List<String> names) {
    List<ServiceSet.Member> members = names.stream().map(name -> member(name)).toList();
    return sets.bringTo(request(new ServiceSet(desired, members), 7, Overrides.NONE));
  }

  private ServiceSetProgress bringAlone(int timeout, DesiredState desired, Overrides overrides) {
    ServiceSet.Member alone =
        new ServiceSet.Member(new ServiceName("Alone"), List.of(), Duration.ofSeconds(timeout), 1);
    return sets.bringTo(request(new ServiceSet(desired, List.of(alone)), 7, overrides));
  }

  private static ServiceSet.Member member(String name, String... after) {
    return new ServiceSet.Member(
        new ServiceName(name),
        Arrays.stream(after).map(ServiceName::new).toList(),
        Duration.ofMinutes(5),
        2);
  }

  private ServiceSets.Request request(ServiceSet set, long epoch, Overrides overrides) {
    return new ServiceSets.Request(set, Duration.ZERO, overrides, fence(epoch));
  }

  private ServiceState state(String name) {
    return scm.query(new ServiceName(name)).state();
  }

  private static ServiceSetProgress.Item item(ServiceSetProgress progress, String name) {
    return progress.items().stream()
        .filter(item -> item.name().value().equals(name))
        .findFirst()
        .orElseThrow();
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
