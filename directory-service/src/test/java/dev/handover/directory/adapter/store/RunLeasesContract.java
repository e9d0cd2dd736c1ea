package dev.handover.directory.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.ChangeSetDraft;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.EpochPromise;
import dev.handover.directory.domain.FencingEpoch;
import dev.handover.directory.domain.LeaseLostException;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.RequestTakenException;
import dev.handover.directory.domain.RunLease;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of leases promises. */
abstract class RunLeasesContract {

  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("0192f0c2-0000-7000-8000-000000000001");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant SOON = NOW.plusSeconds(10);
  private static final Instant LATER = SOON.plusSeconds(10);

  private final SampleSet sample = new SampleSet(3);
  private @Nullable StoreFolder opened;

  abstract StoreFolder open();

  @BeforeEach
  void openIt() {
    opened = open();
    sample.storeIn(store().changeSets(), ID, new RequestKey("tester", "key-00001", "sha256:aa"));
    sample.storeIn(store().changeSets(), OTHER, new RequestKey("tester", "key-00002", "sha256:aa"));
  }

  @AfterEach
  void close() {
    store().close();
  }

  private StoreFolder store() {
    return Objects.requireNonNull(opened);
  }

  private static RunLease lease(UUID changeSet, long epoch, Instant expires) {
    return new RunLease(
        new Turn(changeSet, UUID.randomUUID()),
        "one/1",
        new RunLease.Owner(SampleSet.GROUP, new FencingEpoch(epoch), OTHER),
        Direction.APPLIED,
        SampleSet.SPNS,
        expires);
  }

  @Test
  void grantsASetToOneRunUntilItsLeaseExpires() {
    // Given
    RunLease first = lease(ID, 1, SOON);
    RunLease second = lease(ID, 1, LATER);
    assertThat(store().leases().acquire(first, NOW)).isEqualTo(first);
    // Then
    assertThat(store().leases().acquire(second, NOW)).isEqualTo(first);
    assertThat(store().leases().acquire(second, SOON.minusMillis(1))).isEqualTo(first);
    // When
    assertThat(store().leases().acquire(second, SOON)).isEqualTo(second);
    // Then
    assertThat(store().leases().ofChangeSet(ID)).contains(second);
    assertThat(store().leases().ofGroup(SampleSet.GROUP)).containsExactly(second);
    assertThat(store().leases().renew(first.turn(), LATER)).isFalse();
  }

  @Test
  void takesNothingFromARunWhoseSetWasTakenOver() {
    // Given
    Turn late = store().leases().acquire(lease(ID, 1, SOON), NOW).turn();
    store().changeSets().begin(late, Direction.APPLIED, null);
    Turn now = store().leases().acquire(lease(ID, 1, LATER), SOON).turn();
    ChangeResult result = new ChangeResult(1, ChangeOutcome.APPLIED, null);
    // Then
    assertThatThrownBy(() -> store().changeSets().begin(late, Direction.REVERTED, null))
        .isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> store().changeSets().record(late, List.of(result)))
        .isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> store().changeSets().conclude(late, ChangeSetState.APPLIED, null))
        .isInstanceOf(LeaseLostException.class);
    assertThat(store().changeSets().changes(ChangeQuery.all(ID, false, 9)))
        .extracting(RecordedChange::outcome)
        .containsOnly(ChangeOutcome.PENDING);
    // When
    store().leases().release(late);
    store().changeSets().record(now, List.of(result));
    store().changeSets().conclude(now, ChangeSetState.APPLYING, null);
    // Then
    assertThat(store().leases().ofChangeSet(ID)).isEmpty();
  }

  @Test
  void keepsALeaseForAsLongAsItIsRenewed() {
    // Given
    RunLease lease = lease(ID, 1, SOON);
    store().leases().acquire(lease, NOW);
    // When
    assertThat(store().leases().renew(lease.turn(), LATER)).isTrue();
    // Then
    assertThat(store().leases().acquire(lease(ID, 1, LATER), SOON).turn()).isEqualTo(lease.turn());
    // When
    store().leases().release(lease.turn());
    // Then
    assertThat(store().leases().ofChangeSet(ID)).isEmpty();
    assertThat(store().leases().renew(lease.turn(), LATER)).isFalse();
  }

  @Test
  void letsTheLeaseOfAnOlderEpochRunOutAndMakesTheNewerOneWaitForIt() {
    // Given
    RunLease older = lease(ID, 1, SOON);
    RunLease newer = lease(OTHER, 2, LATER);
    store().leases().acquire(older, NOW);
    store().promises().keep(new EpochPromise(SampleSet.GROUP, new FencingEpoch(2), OTHER, NOW));
    // Then
    assertThat(store().leases().renew(older.turn(), LATER)).isFalse();
    assertThat(store().leases().acquire(newer, NOW)).isEqualTo(older);
    assertThat(store().leases().acquire(newer, SOON)).isEqualTo(newer);
    assertThat(store().leases().renew(newer.turn(), LATER.plusSeconds(1))).isTrue();
  }

  @Test
  void tellsAPreviewThatIsBeingComputedFromOneWhoseInstanceDied() {
    // Given
    UUID id = UUID.fromString("0192f0c3-0000-7000-8000-000000000001");
    RequestKey key = new RequestKey("tester", "key-00003", "sha256:aa");
    RunLease lease = new RunLease(new Turn(id, ID), "one/1", null, Direction.APPLIED, null, SOON);
    ChangeSetStore sets = store().changeSets();
    try (ChangeSetDraft draft = sets.draft(sample.changeSet(id), key, lease)) {
      draft.add(sample.changes());
      // Then
      assertThat(sets.leftInTheMaking(NOW, 9)).isEmpty();
      assertThat(sets.abandon(id, NOW)).isFalse();
      assertThatThrownBy(() -> another(key)).isInstanceOf(RequestTakenException.class);
      // When
      assertThat(sets.leftInTheMaking(SOON, 9)).extracting("id").containsExactly(id);
      assertThat(sets.abandon(id, SOON)).isTrue();
      // Then
      assertThatThrownBy(() -> draft.complete(sample.changeSet(id)))
          .isInstanceOf(LeaseLostException.class);
    }
    assertThat(sets.find(id)).isEmpty();
    assertThat(sets.answerTo(key, sample.changeSet(id).createdAt())).isEmpty();
  }

  private void another(RequestKey key) {
    UUID id = UUID.fromString("0192f0c4-0000-7000-8000-000000000001");
    RunLease lease = new RunLease(new Turn(id, ID), "other/2", null, Direction.APPLIED, null, SOON);
    store().changeSets().draft(sample.changeSet(id), key, lease).close();
  }

  @Test
  void grantsOneOfManyThatAskAtTheSameTime() throws Exception {
    // Given
    List<Callable<RunLease>> rivals =
        Stream.generate(() -> lease(ID, 1, SOON))
            .limit(8)
            .<Callable<RunLease>>map(wanted -> () -> store().leases().acquire(wanted, NOW))
            .toList();
    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RunLease>> answers = threads.invokeAll(rivals);
      // Then
      RunLease granted = store().leases().ofChangeSet(ID).orElseThrow();
      for (Future<RunLease> answer : answers) {
        assertThat(answer.get()).isEqualTo(granted);
      }
    }
  }
}
