package dev.handover.orchestrator.domain.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Recorded;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

  private final StepId step = Samples.switchover().steps().getFirst().id();
  private final Operation started = started();

  private static Operation started() {
    OperationOrder order =
        new OperationOrder(
            new UUID(0x7000L, Long.MIN_VALUE),
            Samples.switchover(),
            "alice",
            "INC0042",
            OnFailure.HALT,
            Optional.empty(),
            NOW);
    JournalEntry first = JournalEntry.OperationCreated.of(order, new FencingEpoch(1));
    return Operation.replay(order, List.of(new Recorded(1, NOW, first)));
  }

  private static List<EventType> told(Operation before, JournalEntry entry) {
    return JournalEvents.of(before, before.with(entry, NOW)).stream().map(Happening::type).toList();
  }

  @Test
  void tellsAStartWithWhoAndWhy() {
    Happening happening = JournalEvents.ofStart(started).getFirst();
    assertThat(happening.type()).isEqualTo(EventType.OPERATION_STARTED);
    assertThat(happening.data())
        .containsEntry("actor", "alice")
        .containsEntry("reason", "INC0042")
        .containsEntry("target", "exch2")
        .containsEntry("epoch", 1L);
  }

  @Test
  void doesNotTellEveryStep() {
    assertThat(told(started, new JournalEntry.StepStarted(step, 1))).isEmpty();
    assertThat(told(begun(), new JournalEntry.StepSucceeded(step, "", List.of()))).isEmpty();
  }

  private Operation begun() {
    return started.with(new JournalEntry.StepStarted(step, 1), NOW);
  }

  @Test
  void tellsOnceThatAStepIsInDoubtAndNotWithEveryTry() {
    JournalEntry.StepDeferred deferred =
        new JournalEntry.StepDeferred(step, "exch1 gives no answer", NOW, false);
    assertThat(told(begun(), deferred)).containsExactly(EventType.STEP_IN_DOUBT);
    Operation again = begun().with(deferred, NOW).with(new JournalEntry.StepStarted(step, 1), NOW);
    assertThat(told(again, deferred)).isEmpty();
    assertThat(told(begun(), new JournalEntry.StepDeferred(step, "no connection", NOW, true)))
        .isEmpty();
  }

  @Test
  void tellsWhatWasInDoubtWhenAnotherInstanceGoesOn() {
    assertThat(told(begun(), new JournalEntry.TakenOver(new FencingEpoch(2), new UUID(0, 7), "x")))
        .containsExactly(EventType.OPERATION_TAKEN_OVER, EventType.STEP_IN_DOUBT);
  }

  @Test
  void tellsAFailureOnlyWhenItIsGivenUp() {
    assertThat(
            told(begun(), new JournalEntry.StepFailed(step, 1, "no", "", Optional.of(NOW), false)))
        .isEmpty();
    assertThat(
            told(begun(), new JournalEntry.StepFailed(step, 1, "no", "", Optional.empty(), false)))
        .containsExactly(EventType.STEP_FAILED);
  }

  @Test
  void tellsWhenItWaitsForAPerson() {
    assertThat(told(started, new JournalEntry.PauseRequested("bob", "lunch")))
        .containsExactly(EventType.OPERATION_WAITS);
    assertThat(told(started, new JournalEntry.StepAwaited(step)))
        .containsExactly(EventType.OPERATION_WAITS);
    assertThat(told(started, new JournalEntry.Halted("fenced", "look", Optional.empty())))
        .containsExactly(EventType.OPERATION_HALTED);
  }

  @Test
  void keepsTheEndSmallHoweverMuchIsLeft() {
    // Given
    List<String> left = java.util.Collections.nCopies(5000, "x".repeat(5000));
    // When
    Operation ended =
        started.with(new JournalEntry.Ended(OperationState.SUCCEEDED_WITH_EXCEPTIONS, left), NOW);
    Happening happening = JournalEvents.of(started, ended).getFirst();
    // Then
    assertThat(happening.data()).containsEntry("exceptionsTotal", 5000L);
    assertThat(happening.data().toString()).hasSizeLessThan(25_000);
  }
}
