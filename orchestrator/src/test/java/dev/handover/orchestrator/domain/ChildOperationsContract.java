package dev.handover.orchestrator.domain;

import static dev.handover.orchestrator.domain.Samples.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every store promises of operations that have a part of their own, and of outdated plans. */
public abstract class ChildOperationsContract {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.123456Z");
  private static final AtomicLong NEXT = new AtomicLong(1);

  protected abstract Operations operations();

  protected abstract Journal journal();

  private static OperationOrder order(Optional<Parent> parent) {
    UUID id = new UUID((NEXT.getAndIncrement() << 16) | 0x7001L, Long.MIN_VALUE);
    return new OperationOrder(
        id,
        Samples.switchover(),
        "alice",
        "CHG0042",
        OnFailure.HALT,
        Optional.empty(),
        NOW,
        List.of(),
        false,
        parent,
        Optional.empty());
  }

  private Operations.Started start(OperationOrder order, Optional<FencingEpoch> planned) {
    return operations()
        .start(
            new Operations.NewOperation(
                order, FencingEpoch.none(), planned, Optional.empty(), "key-" + order.id(), "h"));
  }

  private Operation started(Optional<Parent> parent) {
    Operations.Started started = start(order(parent), Optional.empty());
    assertThat(started).isInstanceOf(Operations.Started.Accepted.class);
    return ((Operations.Started.Accepted) started).operation();
  }

  private static Optional<Parent> of(Operation parent) {
    return Optional.of(new Parent(parent.id(), new StepId("to-backup")));
  }

  private Operation end(Operation operation) {
    Journal.Appended ended =
        journal()
            .append(operation, new JournalEntry.Ended(OperationState.SUCCEEDED, List.of()), NOW);
    assertThat(ended).isInstanceOf(Journal.Appended.Written.class);
    return ((Journal.Appended.Written) ended).operation();
  }

  @Test
  void lendsTheGroupToAChildOfWhoeverHasItAndGivesItBackAtTheEnd() {
    // Given
    Operation parent = started(Optional.empty());
    // When
    Operation child = started(of(parent));
    // Then
    assertThat(operations().group(MAIL).liveOperation()).contains(child.id());
    assertThat(child.epoch().value()).isGreaterThan(parent.epoch().value());
    assertThat(operations().find(child.id()).orElseThrow().order().parent()).isEqualTo(of(parent));
    // When
    end(child);
    // Then
    assertThat(operations().group(MAIL).liveOperation()).contains(parent.id());
  }

  @Test
  void refusesAChildOfAnybodyElse() {
    // Given
    Operation former = started(Optional.empty());
    end(former);
    Operation live = started(Optional.empty());
    // When
    Operations.Started stray = start(order(of(former)), Optional.empty());
    // Then
    assertThat(stray).isEqualTo(new Operations.Started.Busy(live.id()));
  }

  @Test
  void refusesASecondChildWhileTheFirstHasTheGroup() {
    // Given
    Operation parent = started(Optional.empty());
    Operation child = started(of(parent));
    // When
    Operations.Started second = start(order(of(parent)), Optional.empty());
    // Then
    assertThat(second).isEqualTo(new Operations.Started.Busy(child.id()));
  }

  @Test
  void refusesAPlanThatWasMadeBeforeAnotherOperationRan() {
    // Given
    FencingEpoch planned = operations().group(MAIL).epoch();
    end(started(Optional.empty()));
    // When
    Operations.Started outdated = start(order(Optional.empty()), Optional.of(planned));
    // Then
    assertThat(outdated).isEqualTo(new Operations.Started.Outdated());
    assertThat(operations().group(MAIL).liveOperation()).isEmpty();
    // When it is made again
    FencingEpoch now = operations().group(MAIL).epoch();
    // Then
    assertThat(start(order(Optional.empty()), Optional.of(now)))
        .isInstanceOf(Operations.Started.Accepted.class);
  }
}
