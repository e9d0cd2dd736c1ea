package dev.handover.directory.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.AnsweredRequest;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.EpochPromise;
import dev.handover.directory.domain.FencingEpoch;
import dev.handover.directory.domain.PromisedEpochs;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.RequestTakenException;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.Turn;
import dev.handover.directory.domain.ValueSyntax;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of change sets and promises promises. */
abstract class ChangeSetStoreContract {

  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
  private static final UUID LATER = UUID.fromString("0192f0c2-0000-7000-8000-000000000001");
  private static final RequestKey KEY = new RequestKey("tester", "key-00001", "sha256:aa");

  private final SampleSet sample = new SampleSet(12);
  private @Nullable StoreFolder opened;

  /** Opens the store; a second time, as after a restart. */
  abstract StoreFolder open();

  @BeforeEach
  void openIt() {
    opened = open();
  }

  @AfterEach
  void close() {
    Objects.requireNonNull(opened).close();
  }

  private ChangeSetStore store() {
    return Objects.requireNonNull(opened).changeSets();
  }

  private Turn turn() {
    return Objects.requireNonNull(opened).turn(ID);
  }

  @Test
  void givesBackEveryValueAsItWas() {
    // Given
    EntryChange hostile =
        new EntryChange(
            1,
            SampleSet.MAILBOXES,
            DistinguishedName.parse("CN=Doe\\, \\\"J\\\" \\+ Zoë,OU=x\\\\y,DC=example,DC=test"),
            List.of(
                new AttributeChange(
                    "homeMDB",
                    ValueSyntax.DN,
                    List.of(AttributeValue.of(" \u0000\"\\\n雪 ")),
                    List.of(AttributeValue.of("{\"base64\": \"AA==\"}"))),
                new AttributeChange(
                    "dnsRecord",
                    ValueSyntax.BINARY,
                    List.of(AttributeValue.of(new byte[] {0, (byte) 0xff, (byte) 0x80})),
                    List.of())));
    // When
    SampleSet.store(
        store(), sample.changeSet(ID), new SampleSet.Stored(List.of(hostile), null), KEY);
    // Then
    assertThat(store().changes(ChangeQuery.all(ID, false, 10)))
        .singleElement()
        .satisfies(stored -> assertThat(stored.change()).isEqualTo(hostile))
        .satisfies(stored -> assertThat(stored.outcome()).isEqualTo(ChangeOutcome.PENDING));
  }

  @Test
  void pagesThroughChangesBothWays() {
    // Given
    sample.storeIn(store(), ID, KEY);
    // Then
    assertThat(sequences(ChangeQuery.all(ID, false, 4).from(3))).containsExactly(4, 5, 6, 7);
    assertThat(sequences(ChangeQuery.all(ID, true, 4))).containsExactly(15, 14, 13, 12);
    assertThat(sequences(ChangeQuery.all(ID, true, 4).from(3))).containsExactly(2, 1);
    assertThat(sequences(ChangeQuery.all(ID, false, 9).ofTask(SampleSet.SPNS)))
        .containsExactly(2, 3);
  }

  @Test
  void looksAtConflictsAnewOnlyWhenATaskTurnsAround() {
    // Given
    sample.storeIn(store(), ID, KEY);
    store().begin(turn(), Direction.APPLIED, null);
    store().record(turn(), List.of(new ChangeResult(2, ChangeOutcome.CONFLICT, "found: x")));
    ChangeQuery conflicts = ChangeQuery.all(ID, false, 9).with(Set.of(ChangeOutcome.CONFLICT));
    // When
    store().begin(turn(), Direction.APPLIED, null);
    // Then
    assertThat(sequences(conflicts)).containsExactly(2);
    // When
    store().begin(turn(), Direction.REVERTED, SampleSet.SPNS);
    // Then
    assertThat(sequences(conflicts)).isEmpty();
    assertThat(store().find(ID).orElseThrow().tasks())
        .filteredOn(task -> task.direction() == Direction.REVERTED)
        .singleElement()
        .satisfies(task -> assertThat(task.task()).isEqualTo(SampleSet.SPNS));
  }

  @Test
  void storesASetWithItsAnswerOrNothing() {
    // Given
    sample.storeIn(store(), ID, KEY);
    // When
    assertThatThrownBy(() -> sample.storeIn(store(), LATER, KEY))
        .isInstanceOf(RequestTakenException.class);
    // Then
    assertThat(store().find(LATER)).isEmpty();
    assertThat(store().changes(ChangeQuery.all(LATER, false, 9))).isEmpty();
  }

  @Test
  void forgetsAnswersThatAreTooOld() {
    // Given
    sample.storeIn(store(), ID, KEY);
    Instant created = sample.changeSet(ID).createdAt();
    assertThat(store().answerTo(KEY, created)).contains(new AnsweredRequest("sha256:aa", ID));
    // Then
    assertThat(store().answerTo(KEY, created.plusSeconds(1))).isEmpty();
    // When
    store().forgetAnswers(created.plusSeconds(1));
    // Then
    assertThat(store().answerTo(KEY, created)).isEmpty();
  }

  @Test
  void listsNewestFirst() {
    // Given
    sample.storeIn(store(), ID, KEY);
    RequestKey other = new RequestKey("tester", "key-00002", "sha256:aa");
    sample.storeIn(store(), LATER, other);
    // Then
    assertThat(store().list(null, null, 9)).extracting("id").containsExactly(LATER, ID);
    assertThat(store().list(SampleSet.GROUP, LATER, 9)).extracting("id").containsExactly(ID);
  }

  @Test
  void keepsAPromiseOverARestart() {
    // Given
    EpochPromise promise =
        new EpochPromise(
            SampleSet.GROUP, new FencingEpoch(7), ID, Instant.parse("2026-01-02T03:04:05.123Z"));
    Objects.requireNonNull(opened).promises().keep(promise);
    // When
    close();
    openIt();
    // Then
    assertThat(Objects.requireNonNull(opened).promises().find(SampleSet.GROUP)).contains(promise);
  }

  @Test
  void keepsANewerPromiseThatAnotherInstanceKeptMeanwhile() {
    // Given
    EpochPromise newer = promise(8);
    PromisedEpochs promises = Objects.requireNonNull(opened).promises();
    assertThat(promises.keep(newer)).isEqualTo(newer);
    // Then
    assertThat(promises.keep(promise(7))).isEqualTo(newer);
    assertThat(promises.keep(promise(8))).isEqualTo(newer);
    assertThat(promises.all()).containsExactly(newer);
    // When
    EpochPromise newest = promise(9);
    // Then
    assertThat(promises.keep(newest)).isEqualTo(newest);
    assertThat(promises.find(SampleSet.GROUP)).contains(newest);
  }

  @Test
  void keepsOneOfTheFirstPromisesThatAreMadeAtTheSameTime() throws Exception {
    // Given
    PromisedEpochs promises = Objects.requireNonNull(opened).promises();
    List<EpochPromise> rivals =
        LongStream.rangeClosed(1, 8).mapToObj(epoch -> promise(epoch)).toList();
    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<EpochPromise> kept :
          threads.invokeAll(
              rivals.stream()
                  .<Callable<EpochPromise>>map(each -> () -> promises.keep(each))
                  .toList())) {
        assertThat(kept.get().epoch().value()).isBetween(1L, 8L);
      }
    }
    // Then
    assertThat(promises.all()).containsExactly(rivals.getLast());
  }

  private static EpochPromise promise(long epoch) {
    return new EpochPromise(
        SampleSet.GROUP,
        new FencingEpoch(epoch),
        UUID.randomUUID(),
        Instant.parse("2026-01-02T03:04:05.123Z"));
  }

  private List<Integer> sequences(ChangeQuery query) {
    return store().changes(query).stream().map(stored -> stored.change().sequence()).toList();
  }
}
