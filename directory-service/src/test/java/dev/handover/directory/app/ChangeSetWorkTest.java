package dev.handover.directory.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.EpochPromise;
import dev.handover.directory.domain.FencingEpoch;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.Stop;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does with conflicts, a lost directory, a newer owner, and callers that come twice. */
class ChangeSetWorkTest {

  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private static final Duration NONE = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final SampleSet sample = new SampleSet(35);
  private final InMemoryDirectory directory = sample.directory();
  private @Nullable StoreFolder opened;

  @BeforeEach
  void open() {
    opened = StoreFolder.open(folder);
    sample.storeIn(store().changeSets(), ID, new RequestKey("tester", "key-00001", "sha256:0"));
  }

  @AfterEach
  void close() {
    store().close();
  }

  private StoreFolder store() {
    return Objects.requireNonNull(opened);
  }

  private ServiceInstance service(Directory behind) {
    return new ServiceInstance(ServiceInstance.Shared.by(store()), behind, folder);
  }

  @Test
  void skipsWhatSomebodyElseChangedAndTouchesItNeitherWay() {
    // Given
    Object before = directory.dump();
    directory.set(SampleSet.mailbox(7), "homeMDB", SampleSet.home(3));
    try (ServiceInstance service = service(directory)) {
      // When
      ChangeSet applied = service.bring(ID, Direction.APPLIED).set();
      // Then
      assertThat(applied.state()).isEqualTo(ChangeSetState.APPLIED);
      assertThat(progress(applied, SampleSet.MAILBOXES).conflicts()).isEqualTo(1);
      assertThat(progress(applied, SampleSet.MAILBOXES).applied()).isEqualTo(34);
      assertThat(with(ChangeOutcome.CONFLICT).getFirst().detail()).contains("EXCH3");
      // When
      ChangeSet reverted = service.bring(ID, Direction.REVERTED).set();
      // Then
      assertThat(reverted.state()).isEqualTo(ChangeSetState.REVERTED);
      assertThat(progress(reverted, SampleSet.MAILBOXES).conflicts()).isEqualTo(1);
      directory.set(SampleSet.mailbox(7), "homeMDB", SampleSet.home(1));
      assertThat(directory.dump()).isEqualTo(before);
    }
  }

  @Test
  void takesNamesBackThatTheOtherAccountCannotBeGiven() {
    // Given
    directory.set(SampleSet.TARGET, "servicePrincipalName", "HOST/EXCH1");
    Object before = directory.dump();
    WatchedDirectory refusing =
        new WatchedDirectory(
            directory,
            (write, change) ->
                change.dn().toString().equals(SampleSet.TARGET)
                        && !change.attributes().getFirst().after().isEmpty()
                    ? Optional.of(new ModifyOutcome.Refused(19, "held by another", "look"))
                    : Optional.empty());
    try (ServiceInstance service = service(refusing)) {
      // When
      ChangeSet applied = service.bring(ID, Direction.APPLIED, SampleSet.SPNS, LONG).set();
      // Then
      assertThat(progress(applied, SampleSet.SPNS).refused()).isEqualTo(2);
      assertThat(with(ChangeOutcome.REFUSED))
          .extracting(change -> String.valueOf(change.detail()))
          .satisfiesExactly(
              first -> assertThat(first).startsWith("left as it was, because change 3 failed"),
              second -> assertThat(second).contains("(19)", "held by another"));
      assertThat(directory.dump()).isEqualTo(before);
    }
  }

  @Test
  void acceptsThatTheServerForgetsThatAStoreMayBeOverwritten() {
    try (ServiceInstance service = service(directory)) {
      // Given
      service.bring(ID, Direction.APPLIED);
      // When
      directory.set(SampleSet.STORE, "msExchPatchMDB", "FALSE");
      // Then
      assertThat(service.verifications().verify(ID, Direction.APPLIED, null).differing()).isZero();
      ChangeSet reverted = service.bring(ID, Direction.REVERTED).set();
      assertThat(progress(reverted, SampleSet.STORES).reverted()).isEqualTo(1);
      assertThat(service.verifications().verify(ID, Direction.REVERTED, null).differing()).isZero();
    }
  }

  @Test
  void stopsWhenTheDirectoryIsLostAndContinuesWhenAskedAgain() {
    // Given
    WatchedDirectory breaking =
        new WatchedDirectory(
            directory,
            (write, change) ->
                write == 15
                    ? Optional.of(new ModifyOutcome.InDoubt("the connection broke"))
                    : Optional.empty());
    try (ServiceInstance service = service(breaking)) {
      // When
      ChangeSetWork.Result stopped = service.bring(ID, Direction.APPLIED);
      // Then
      assertThat(stopped.reached()).isFalse();
      assertThat(stopped.set().state()).isEqualTo(ChangeSetState.APPLYING);
      assertThat(stopped.set().stop()).isEqualTo(new Stop("the connection broke", true));
      // When
      ChangeSetWork.Result continued = service.bring(ID, Direction.APPLIED);
      // Then
      assertThat(continued.reached()).isTrue();
      assertThat(continued.set().lastError()).isNull();
      assertThat(with(ChangeOutcome.APPLIED)).hasSize(sample.changes().size());
    }
  }

  @Test
  void stopsBeforeTheNextBatchWhenANewerEpochIsPromised() {
    // Given
    CountDownLatch promised = new CountDownLatch(1);
    WatchedDirectory overtaken =
        new WatchedDirectory(
            directory,
            (write, change) -> {
              if (write == 8) {
                promise(2);
                promised.countDown();
              }
              return write < 8 ? Optional.empty() : waited(promised);
            });
    try (ServiceInstance service = service(overtaken)) {
      // When
      assertThatThrownBy(() -> service.bring(ID, Direction.APPLIED))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.STALE_EPOCH));
      // Then
      assertThat(overtaken.writes()).isEqualTo(13);
      assertThat(with(ChangeOutcome.APPLIED)).hasSize(13);
      assertThat(service.get(ID).state()).isEqualTo(ChangeSetState.APPLYING);
      assertThat(service.get(ID).lastError()).contains("Epoch 1", "older than the promised 2");
    }
  }

  @Test
  void letsASecondCallerJoinAndRefusesTheOppositeMeanwhile() {
    // Given
    CountDownLatch goOn = new CountDownLatch(1);
    WatchedDirectory slow = new WatchedDirectory(directory, (write, change) -> waited(goOn));
    try (ServiceInstance service = service(slow)) {
      // When
      boolean first = service.bring(ID, Direction.APPLIED, null, NONE).reached();
      boolean second = service.bring(ID, Direction.APPLIED, null, NONE).reached();
      boolean other = service.bring(ID, Direction.APPLIED, SampleSet.SPNS, NONE).reached();
      // Then
      assertThat(List.of(first, second, other)).containsOnly(false);
      assertThatThrownBy(() -> service.bring(ID, Direction.REVERTED, null, NONE))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused ->
                  assertThat(refused.refusal().code()).isEqualTo(RefusalCode.CHANGE_SET_BUSY));
      // When
      goOn.countDown();
      // Then
      assertThat(service.bring(ID, Direction.APPLIED).reached()).isTrue();
      assertThat(slow.writes()).isEqualTo(sample.changes().size());
    }
  }

  @Test
  void runsNothingByItselfAfterARestart() {
    // Given
    store().changeSets().begin(store().turn(ID), Direction.APPLIED, null);
    Object before = directory.dump();
    // When
    try (ServiceInstance restarted = service(directory)) {
      // Then
      assertThat(restarted.get(ID).state()).isEqualTo(ChangeSetState.APPLYING);
      assertThat(directory.dump()).isEqualTo(before);
    }
  }

  @Test
  void isAppliedAgainAfterARevertAndEndsTheSameEveryTime() {
    try (ServiceInstance service = service(directory)) {
      Object before = directory.dump();
      service.bring(ID, Direction.APPLIED);
      Object after = directory.dump();
      for (int time = 0; time < 2; time++) {
        assertThat(service.bring(ID, Direction.REVERTED).reached()).isTrue();
        assertThat(directory.dump()).isEqualTo(before);
        assertThat(service.bring(ID, Direction.APPLIED).reached()).isTrue();
        assertThat(service.bring(ID, Direction.APPLIED).reached()).isTrue();
        assertThat(directory.dump()).isEqualTo(after);
      }
    }
  }

  @Test
  void isRevertedWhenTheTasksThatWereStartedAre() {
    try (ServiceInstance service = service(directory)) {
      // Given
      Object before = directory.dump();
      service.bring(ID, Direction.APPLIED, SampleSet.SPNS, LONG);
      assertThat(service.get(ID).state()).isEqualTo(ChangeSetState.APPLYING);
      // When
      ChangeSet reverted = service.bring(ID, Direction.REVERTED, SampleSet.SPNS, LONG).set();
      // Then
      assertThat(reverted.state()).isEqualTo(ChangeSetState.REVERTED);
      assertThat(directory.dump()).isEqualTo(before);
    }
  }

  private void promise(long epoch) {
    store()
        .promises()
        .keep(
            new EpochPromise(
                SampleSet.GROUP,
                new FencingEpoch(epoch),
                UUID.randomUUID(),
                Instant.parse("2026-01-02T03:04:05Z")));
  }

  private static Optional<ModifyOutcome> waited(CountDownLatch latch) {
    try {
      latch.await();
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<RecordedChange> with(ChangeOutcome outcome) {
    return store().changeSets().changes(ChangeQuery.all(ID, false, 1_000).with(Set.of(outcome)));
  }

  private static TaskProgress progress(ChangeSet set, TaskName task) {
    return set.tasks().stream().filter(it -> it.task().equals(task)).findFirst().orElseThrow();
  }
}
