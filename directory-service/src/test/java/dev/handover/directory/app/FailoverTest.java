package dev.handover.directory.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.Pin;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TestDomainControllers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two domain controllers that do not replicate: what was written to one is missing on the other.
 */
@SuppressWarnings("NullAway.Init")
class FailoverTest {

  private static final RequestKey KEY = new RequestKey("tester", "key-00001", "sha256:0");
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final SampleSet sample = new SampleSet(35);
  private final InMemoryDirectory first = sample.directory();
  private final InMemoryDirectory second = sample.directory();
  private final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);
  private final UUID id = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private final TestDomainControllers controllers =
      new TestDomainControllers(new WatchedDirectory(first, this::beforeWrite), second);
  private StoreFolder store;

  @BeforeEach
  void open() {
    store = StoreFolder.open(folder);
    sample.storeIn(store.changeSets(), id, KEY);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** The first domain controller goes silent after so many writes. */
  private Optional<ModifyOutcome> beforeWrite(int write, EntryChange change) {
    if (writesLeft.getAndDecrement() > 0) {
      return Optional.empty();
    }
    controllers.setSilent(1, true);
    return Optional.of(new ModifyOutcome.InDoubt("the connection broke"));
  }

  private ServiceInstance service(boolean failover) {
    return new ServiceInstance(
        ServiceInstance.Shared.by(store),
        new ServiceInstance.Domain(controllers, failover ? store.pins() : null),
        folder);
  }

  private ChangeSet bring(boolean failover, Direction direction, @Nullable TaskName task) {
    try (ServiceInstance service = service(failover)) {
      return service.bring(id, direction, task, LONG).set();
    }
  }

  private Object appliedSample() {
    InMemoryDirectory other = sample.directory();
    sample.changes().forEach(other::compareAndSet);
    return other.dump();
  }

  private List<RecordedChange> with(ChangeOutcome outcome) {
    return store.changeSets().changes(ChangeQuery.all(id, false, 100).with(Set.of(outcome)));
  }

  @Test
  void waitsForItsOwnDomainControllerUnlessToldOtherwise() {
    // Given
    writesLeft.set(12);
    bring(false, Direction.APPLIED, null);
    // When
    ChangeSet again = bring(false, Direction.APPLIED, null);
    // Then
    assertThat(again.state()).isEqualTo(ChangeSetState.APPLYING);
    assertThat(again.lastError()).contains("no answer");
    assertThat(again.pins()).extracting(Pin::controller).containsExactly(SampleSet.CONTROLLER);
    assertThat(second.dump()).isEqualTo(sample.directory().dump());
  }

  @Test
  void makesAllOfItOnAnotherOneBetweenTwoWalksAndTellsWhy() {
    // Given
    writesLeft.set(12);
    ChangeSet stopped = bring(true, Direction.APPLIED, null);
    assertThat(stopped.pins()).hasSize(1);
    assertThat(with(ChangeOutcome.APPLIED)).isNotEmpty();
    // When
    ChangeSet done = bring(true, Direction.APPLIED, null);
    // Then
    assertThat(done.state()).isEqualTo(ChangeSetState.APPLIED);
    assertThat(second.dump()).isEqualTo(appliedSample());
    assertThat(done.pin())
        .satisfies(
            pin -> {
              assertThat(pin.controller()).isEqualTo(TestDomainControllers.url(2));
              assertThat(pin.reason()).contains("no answer");
              assertThat(pin.unchecked()).isEmpty();
            });
  }

  @Test
  void looksAlsoAtTheTasksThatNobodyAsksForNow() {
    // Given
    bring(true, Direction.APPLIED, SampleSet.STORES);
    bring(true, Direction.APPLIED, SampleSet.SPNS);
    controllers.setSilent(1, true);
    // When
    ChangeSet done = bring(true, Direction.APPLIED, SampleSet.MAILBOXES);
    // Then
    assertThat(done.state()).isEqualTo(ChangeSetState.APPLIED);
    assertThat(second.dump()).isEqualTo(appliedSample());
  }

  @Test
  void leavesAndReportsWhatSomebodyElseHasChangedThere() {
    // Given
    bring(true, Direction.APPLIED, SampleSet.MAILBOXES);
    second.set(SampleSet.mailbox(3), "homeMDB", "CN=Third,DC=example,DC=test");
    controllers.setSilent(1, true);
    // When
    bring(true, Direction.APPLIED, null);
    // Then
    assertThat(with(ChangeOutcome.CONFLICT))
        .extracting(conflict -> conflict.change().dn().toString())
        .containsExactly(SampleSet.mailbox(3));
  }

  @Test
  void continuesTheSecondLookAfterACrash() {
    // Given
    bring(true, Direction.APPLIED, SampleSet.STORES);
    ChangeSet set = Objects.requireNonNull(store.changeSets().find(id)).orElseThrow();
    store
        .pins()
        .add(
            store.turn(id),
            new Pin(
                TestDomainControllers.url(2),
                set.createdAt(),
                "it died",
                List.of(SampleSet.STORES)));
    // When
    ChangeSet done = bring(true, Direction.APPLIED, SampleSet.SPNS);
    // Then
    assertThat(done.hasReached(Direction.APPLIED, SampleSet.STORES)).isTrue();
    assertThat(second.dump().get(SampleSet.STORE)).containsKey("msexchpatchmdb");
  }

  @Test
  void takesBackOnTheSecondWhatTheFirstHadReplicated() {
    // Given
    bring(true, Direction.APPLIED, null);
    sample.changes().subList(0, 20).forEach(second::compareAndSet);
    controllers.setSilent(1, true);
    // When
    ChangeSet done = bring(true, Direction.REVERTED, null);
    // Then
    assertThat(done.state()).isEqualTo(ChangeSetState.REVERTED);
    assertThat(second.dump()).isEqualTo(sample.directory().dump());
  }
}
