package dev.handover.orchestrator.domain;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static dev.handover.orchestrator.domain.Samples.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.times.Measured;
import dev.handover.orchestrator.domain.times.Measurements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every store of operations promises. */
public abstract class OperationsContract extends ChildOperationsContract {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.123456Z");
  private static final AtomicLong NEXT = new AtomicLong(1);

  protected abstract Measurements measurements();

  private static Operations.NewOperation order(String key, String hash) {
    UUID id = new UUID((NEXT.getAndIncrement() << 16) | 0x7000L, Long.MIN_VALUE);
    OperationOrder order =
        new OperationOrder(
            id,
            Samples.switchover(),
            "alice",
            "INC0042",
            OnFailure.HALT,
            Optional.of(new Attestation(Attestation.Statement.SOURCE_IS_OFF, "saw it burn down")),
            NOW);
    return new Operations.NewOperation(order, FencingEpoch.none(), key, hash);
  }

  private Operation started(Operations.NewOperation order) {
    Operations.Started started = operations().start(order);
    assertThat(started).isInstanceOf(Operations.Started.Accepted.class);
    return ((Operations.Started.Accepted) started).operation();
  }

  private Operation written(Journal.Appended appended) {
    assertThat(appended).isInstanceOf(Journal.Appended.Written.class);
    return ((Journal.Appended.Written) appended).operation();
  }

  private Operation end(Operation operation, OperationState state) {
    return written(journal().append(operation, new JournalEntry.Ended(state, List.of()), NOW));
  }

  @Test
  void findsWhatWasStoredExactlyAsItWas() {
    // Given
    Operation started = started(order("key-0001", "h"));
    // When
    Operation found = operations().find(started.id()).orElseThrow();
    // Then
    assertThat(found.order()).isEqualTo(started.order());
    assertThat(found.entries()).isEqualTo(started.entries());
    assertThat(found.state()).isEqualTo(OperationState.PENDING);
    assertThat(found.epoch()).isEqualTo(new FencingEpoch(1));
  }

  @Test
  void findsNothingUnderAnUnknownId() {
    assertThat(operations().find(new UUID(1, 1))).isEmpty();
  }

  @Test
  void refusesASecondLiveOperationOfAGroupUntilTheFirstHasEnded() {
    // Given
    Operation first = started(order("key-0001", "h"));
    // When
    Operations.Started second = operations().start(order("key-0002", "h"));
    end(first, OperationState.SUCCEEDED);
    Operation third = started(order("key-0003", "h"));
    // Then
    assertThat(second).isEqualTo(new Operations.Started.Busy(first.id()));
    assertThat(third.epoch()).isEqualTo(new FencingEpoch(2));
  }

  @Test
  void continuesAboveTheHighestEpochThatAnybodyPromised() {
    Operations.NewOperation order = order("key-0001", "h");
    Operation operation =
        started(new Operations.NewOperation(order.order(), new FencingEpoch(41), "key-0001", "h"));
    assertThat(operation.epoch()).isEqualTo(new FencingEpoch(42));
    assertThat(operations().group(MAIL).epoch()).isEqualTo(new FencingEpoch(42));
  }

  @Test
  void answersARepeatedKeyWithWhatItWasUsedFor() {
    // Given
    Operation first = started(order("key-0001", "h1"));
    end(first, OperationState.SUCCEEDED);
    // When
    Operations.Started again = operations().start(order("key-0001", "h2"));
    // Then
    Operations.KeyUse use = new Operations.KeyUse("h1", first.id());
    assertThat(again).isEqualTo(new Operations.Started.Repeated(use));
    assertThat(operations().keyUse("key-0001")).contains(use);
    assertThat(operations().keyUse("key-0002")).isEmpty();
  }

  @Test
  void keepsEveryKindOfEntryAsItWas() {
    // Given
    Operation operation = started(order("key-0001", "h"));
    // When
    for (JournalEntry entry : Entries.oneOfEach()) {
      operation = written(journal().append(operation, entry, NOW));
    }
    // Then
    Operation found = operations().find(operation.id()).orElseThrow();
    assertThat(found.entries()).isEqualTo(operation.entries());
  }

  @Test
  void tellsTheLaterOfTwoWritersThatItWasOvertaken() {
    // Given
    Operation known = started(order("key-0001", "h"));
    StepId step = known.plan().steps().get(0).id();
    Operation ahead = written(journal().append(known, new JournalEntry.StepStarted(step, 1), NOW));
    // When
    Journal.Appended late = journal().append(known, new JournalEntry.TurnedBack("x"), NOW);
    // Then
    assertThat(late).isInstanceOf(Journal.Appended.Overtaken.class);
    assertThat(((Journal.Appended.Overtaken) late).operation().entries())
        .isEqualTo(ahead.entries());
  }

  @Test
  void writesSeveralFactsInTheirOrder() {
    // Given
    Operation operation = started(order("key-0001", "h"));
    List<JournalEntry> facts = Entries.oneOfEach().subList(0, 3);
    // When
    Operation after = written(journal().append(operation, facts, NOW));
    // Then
    assertThat(after.version()).isEqualTo(operation.version() + 3);
    assertThat(operations().find(operation.id()).orElseThrow().entries())
        .isEqualTo(after.entries());
    assertThat(after.entries().subList(1, 4)).extracting(Recorded::entry).isEqualTo(facts);
  }

  @Test
  void writesNoneOfSeveralFactsWhenOvertaken() {
    // Given
    Operation known = started(order("key-0001", "h"));
    Operation ahead = written(journal().append(known, new JournalEntry.TurnedBack("x"), NOW));
    // When
    Journal.Appended late = journal().append(known, Entries.oneOfEach().subList(0, 3), NOW);
    // Then
    assertThat(late).isInstanceOf(Journal.Appended.Overtaken.class);
    assertThat(operations().find(known.id()).orElseThrow().entries()).isEqualTo(ahead.entries());
  }

  @Test
  void takesOverWithANewEpoch() {
    // Given
    Operation operation = started(order("key-0001", "h"));
    Journal.Successor successor =
        new Journal.Successor(new UUID(0, 7), "silent", new FencingEpoch(9));
    // When
    Operation taken = written(journal().takeOver(operation, successor, NOW));
    // Then
    assertThat(taken.epoch()).isEqualTo(new FencingEpoch(10));
    assertThat(operations().group(MAIL).epoch()).isEqualTo(new FencingEpoch(10));
    assertThat(operations().group(MAIL).liveOperation()).contains(operation.id());
  }

  @Test
  void recordsTheOwnerAndGivesTheLeaseBackAtTheEnd() {
    // Given
    Operation operation = started(order("key-0001", "h"));
    assertThat(operations().group(MAIL).liveOperation()).contains(operation.id());
    // When
    end(operation, OperationState.SUCCEEDED);
    end(started(order("key-0002", "h")), OperationState.FAILED);
    // Then
    assertThat(operations().group(MAIL).liveOperation()).isEmpty();
    assertThat(operations().group(MAIL).owner()).contains(EXCH2);
  }

  @Test
  void keepsTheOwnerWhenAStrayNodeIsStoppedAndForgetsItWhenTheOwnerIs() {
    // Given
    end(started(order("key-0001", "h")), OperationState.SUCCEEDED);
    // When
    end(started(stop(EXCH1, "key-0002")), OperationState.SUCCEEDED);
    Optional<NodeName> afterTheStray = operations().group(MAIL).owner();
    end(started(stop(EXCH2, "key-0003")), OperationState.SUCCEEDED);
    // Then
    assertThat(afterTheStray).contains(EXCH2);
    assertThat(operations().group(MAIL).owner()).isEmpty();
  }

  private static Operations.NewOperation stop(NodeName target, String key) {
    NodeName partner = target.equals(EXCH1) ? EXCH2 : EXCH1;
    Observation seen =
        new Observation(
            new Answer.Given<>(Samples.view(target, true)),
            new Answer.Given<>(Samples.view(partner, true)));
    Plan plan =
        new Planner(Duration.ofMinutes(2))
            .plan(
                Samples.mail(),
                Samples.request(OperationKind.STOP, target),
                seen,
                Optional.empty());
    OperationOrder sample = order(key, "h").order();
    OperationOrder order =
        new OperationOrder(
            sample.id(), plan, "alice", "INC0042", OnFailure.HALT, Optional.empty(), NOW);
    return new Operations.NewOperation(order, FencingEpoch.none(), key, "h");
  }

  @Test
  void knowsNothingOfAGroupThatNeverMoved() {
    assertThat(operations().group(new GroupName("other")))
        .isEqualTo(
            new GroupRecord(
                new GroupName("other"), FencingEpoch.none(), Optional.empty(), Optional.empty()));
  }

  @Test
  void keepsTheLastAcknowledgementThroughOperations() {
    // Given
    operations().acknowledge(MAIL, new Acknowledgement("bob", "first", NOW));
    Acknowledgement last = new Acknowledgement("bob", "cable replaced", NOW.plusSeconds(1));
    operations().acknowledge(MAIL, last);
    // When
    end(started(order("key-0001", "h")), OperationState.SUCCEEDED);
    // Then
    assertThat(operations().group(MAIL).acknowledged()).contains(last);
  }

  @Test
  void listsNewestFirstInPagesByGroupAndState() {
    // Given
    Operation one = end(started(order("key-0001", "h")), OperationState.SUCCEEDED);
    Operation two = end(started(order("key-0002", "h")), OperationState.FAILED);
    Operation three = end(started(order("key-0003", "h")), OperationState.SUCCEEDED);
    // When
    OperationPage first = operations().list(query(Optional.empty(), Optional.empty()));
    OperationPage second = operations().list(query(Optional.empty(), first.next()));
    OperationPage failed =
        operations().list(query(Optional.of(OperationState.FAILED), Optional.empty()));
    // Then
    assertThat(first.items()).extracting(Operation::id).containsExactly(three.id(), two.id());
    assertThat(second.items()).extracting(Operation::id).containsExactly(one.id());
    assertThat(second.next()).isEmpty();
    assertThat(failed.items()).extracting(Operation::id).containsExactly(two.id());
  }

  private static OperationQuery query(Optional<OperationState> state, Optional<UUID> olderThan) {
    return new OperationQuery(Optional.of(MAIL), state, olderThan, 2);
  }

  @Test
  void keepsHowLongItTookWithTheEntryThatEndsIt() {
    // Given
    Operation moved = end(started(order("key-0001", "h")), OperationState.SUCCEEDED);
    Operation later = started(order("key-0002", "h"));
    // When
    List<Measured> before = measurements().since(MAIL, NOW, 10);
    end(later, OperationState.FAILED);
    // Then
    assertThat(before).containsExactly(Measured.of(moved));
    assertThat(measurements().since(MAIL, NOW, 10)).hasSize(2).contains(Measured.of(moved));
    assertThat(measurements().since(MAIL, NOW, 1)).hasSize(1);
    assertThat(measurements().since(MAIL, NOW.plusMillis(1), 10)).isEmpty();
    assertThat(measurements().since(new GroupName("other"), NOW, 10)).isEmpty();
  }

  @Test
  void keepsTimesToTheMicrosecond() {
    Instant at = NOW.plus(Duration.ofNanos(789));
    Operation operation = started(order("key-0001", "h"));
    Operation paused =
        written(journal().append(operation, new JournalEntry.PauseRequested("bob", "x"), at));
    assertThat(paused.entries().get(1).at()).isEqualTo(NOW);
  }
}
