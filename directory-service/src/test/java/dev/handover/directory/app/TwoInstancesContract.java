package dev.handover.directory.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.SampleSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that share a store; one of them stands still in the middle of an apply. */
abstract class TwoInstancesContract {

  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private static final int STANDS_STILL_AT = 15;

  @TempDir Path folder;

  private final SampleSet sample = new SampleSet(35);
  private final InMemoryDirectory directory = sample.directory();
  private final HandMovedClock clock = new HandMovedClock();
  private final CountDownLatch standsStill = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);
  private final WatchedDirectory ofOne = new WatchedDirectory(directory, this::standStill);
  private final WatchedDirectory ofOther =
      new WatchedDirectory(directory, (write, change) -> Optional.empty());
  private @Nullable StoreFolder opened;
  private @Nullable ServiceInstance first;

  abstract StoreFolder open();

  @BeforeEach
  void begin() {
    opened = open();
    sample.storeIn(store().changeSets(), ID, new RequestKey("tester", "key-00001", "sha256:0"));
    first = instance("one", ofOne, clock);
    assertThat(one().bring(ID, Direction.APPLIED, null, Duration.ZERO).reached()).isFalse();
    await(standsStill);
  }

  @AfterEach
  void close() {
    goesOn.countDown();
    one().close();
    store().close();
  }

  private StoreFolder store() {
    return Objects.requireNonNull(opened);
  }

  private ServiceInstance one() {
    return Objects.requireNonNull(first);
  }

  private ServiceInstance instance(String name, WatchedDirectory behind, Pause pause) {
    ServiceInstance.Shared shared =
        new ServiceInstance.Shared(store().changeSets(), store().promises(), store().leases());
    ServiceInstance.Time time = new ServiceInstance.Time(clock, pause);
    return new ServiceInstance(shared, behind, folder.resolve(name), time);
  }

  private Optional<ModifyOutcome> standStill(int write, Object change) {
    if (write >= STANDS_STILL_AT) {
      standsStill.countDown();
      await(goesOn);
    }
    return Optional.empty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void takesOverWhenTheLeaseHasExpiredAndTheOldInstanceBeginsNoMoreWrites() {
    try (ServiceInstance other = instance("other", ofOther, clock)) {
      // Given
      Instant before = clock.instant();
      // When
      boolean early = other.bring(ID, Direction.APPLIED, null, Duration.ofSeconds(5)).reached();
      // Then
      assertThat(early).isFalse();
      assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofSeconds(5));
      assertThat(ofOther.writes()).isZero();
      // When
      assertThat(other.bring(ID, Direction.APPLIED).reached()).isTrue();
      // Then
      assertThat(Duration.between(before, clock.instant())).isEqualTo(ServiceInstance.LEASE);
      assertAllApplied();
      // When
      int begun = ofOne.writes();
      goesOn.countDown();
      assertThat(one().bring(ID, Direction.APPLIED).reached()).isTrue();
      // Then
      assertThat(ofOne.writes()).isEqualTo(begun);
      assertAllApplied();
      assertThat(other.get(ID).lastError()).isNull();
    }
  }

  @Test
  void joinsWhatTheOtherInstanceDoesAndRefusesTheOpposite() {
    try (ServiceInstance other = instance("other", ofOther, this::firstFinishes)) {
      // Then
      assertThatThrownBy(() -> other.bring(ID, Direction.REVERTED, null, Duration.ZERO))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused ->
                  assertThat(refused.refusal().code()).isEqualTo(RefusalCode.CHANGE_SET_BUSY));
      // When
      boolean reached = other.bring(ID, Direction.APPLIED).reached();
      // Then
      assertThat(reached).isTrue();
      assertThat(ofOther.writes()).isZero();
      assertAllApplied();
    }
  }

  private void firstFinishes(Duration pause) {
    goesOn.countDown();
    assertThat(one().bring(ID, Direction.APPLIED).reached()).isTrue();
    clock.last(pause);
  }

  @Test
  void promisesANewerEpochOnlyWhenNothingOlderIsAtWorkElsewhere() {
    // Given
    Instant before = clock.instant();
    try (ServiceInstance other = instance("other", ofOther, this::timePasses)) {
      // When
      assertThat(other.promises().promise(ServiceInstance.fence(2)).epoch().value()).isEqualTo(2);
      // Then
      assertThat(Duration.between(before, clock.instant())).isEqualTo(ServiceInstance.LEASE);
      int begun = ofOne.writes();
      goesOn.countDown();
      assertThatThrownBy(() -> one().bring(ID, Direction.APPLIED))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.STALE_EPOCH));
      one().close();
      assertThat(ofOne.writes()).isEqualTo(begun);
    }
  }

  private void timePasses(Duration pause) {
    clock.last(pause);
    one().leases().renewAll();
  }

  private void assertAllApplied() {
    InMemoryDirectory expected = sample.directory();
    sample.changes().forEach(expected::compareAndSet);
    assertThat(directory.dump()).isEqualTo(expected.dump());
    assertThat(store().changeSets().changes(ChangeQuery.all(ID, false, 1_000)))
        .extracting(RecordedChange::outcome)
        .containsOnly(ChangeOutcome.APPLIED);
    assertThat(store().changeSets().find(ID).orElseThrow().state())
        .isEqualTo(ChangeSetState.APPLIED);
  }
}
