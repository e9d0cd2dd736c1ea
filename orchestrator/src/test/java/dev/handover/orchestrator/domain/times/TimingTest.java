package dev.handover.orchestrator.domain.times;

import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Recorded;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimingTest {
  private static final Instant ORDERED = Instant.parse("2026-11-22T03:00:00Z");
  private static final Instant ASKED = ORDERED.minusSeconds(4);
  private static final Instant SEEN = ASKED.minusSeconds(60);
  private static final Objective TWO_MINUTES =
      new Objective(Optional.of(Duration.ofMinutes(2)), Optional.of(Duration.ofMinutes(10)));

  private static Operation ordered(Optional<Occasion> occasion, boolean needsApproval) {
    OperationOrder order =
        new OperationOrder(
            new UUID(1, 1),
            Samples.switchover(),
            "alice",
            "INC0042",
            OnFailure.HALT,
            Optional.empty(),
            ORDERED,
            List.of(),
            needsApproval,
            Optional.empty(),
            occasion);
    return Operation.replay(
        order,
        List.of(
            new Recorded(
                1, ORDERED, JournalEntry.OperationCreated.of(order, new FencingEpoch(1)))));
  }

  private static Optional<Occasion> occasion(Optional<Instant> firstSeen) {
    return Optional.of(new Occasion(firstSeen, ASKED, TWO_MINUTES, Optional.empty()));
  }

  /** Every step takes a second, one after the other. */
  private static Operation carriedOut(Operation operation, Instant from) {
    Operation after = operation;
    Instant at = from;
    for (Step step : operation.plan().steps()) {
      after = after.with(new JournalEntry.StepStarted(step.id(), 1), at);
      at = at.plusSeconds(1);
      after = after.with(new JournalEntry.StepSucceeded(step.id(), "", List.of()), at);
    }
    return after.with(new JournalEntry.Ended(OperationState.SUCCEEDED, List.of()), at);
  }

  @Test
  void countsFromTheFirstSignOfTheFaultAndWaitsForTheApprover() {
    // Given
    Instant approved = ORDERED.plusSeconds(90);
    Operation waiting = ordered(occasion(Optional.of(SEEN)), true);

    // When
    Operation ended =
        carriedOut(waiting.with(new JournalEntry.Resumed("bob", "go"), approved), approved);
    Timing timing = Timing.of(ended);

    // Then
    assertThat(Timing.of(waiting).decided()).isEmpty();
    assertThat(timing.decided()).contains(approved);
    assertThat(timing.phases())
        .startsWith(
            new Timing.Span(TimedPhase.DETECT, SEEN, Duration.ofSeconds(60)),
            new Timing.Span(TimedPhase.DECIDE, ASKED, Duration.ofSeconds(94)))
        .extracting(Timing.Span::phase)
        .containsExactly(
            TimedPhase.DETECT,
            TimedPhase.DECIDE,
            TimedPhase.FENCE,
            TimedPhase.RELEASE,
            TimedPhase.DIRECTORY,
            TimedPhase.ACQUIRE,
            TimedPhase.SERVICES,
            TimedPhase.CONVERGE);
    Duration steps = Duration.ofSeconds(ended.plan().steps().size());
    assertThat(timing.recovery()).contains(Duration.ofSeconds(154).plus(steps));
    assertThat(timing.outage().orElseThrow()).isGreaterThan(Duration.ofSeconds(154));
    assertThat(Objective.met(timing.outage(), timing.objective().outage())).contains(false);
    assertThat(Objective.met(timing.recovery(), timing.objective().recovery())).contains(true);
  }

  @Test
  void countsWhatAPersonAskedForFromTheRequestAndItsOutageFromTheFirstStop() {
    Operation ended = carriedOut(ordered(occasion(Optional.empty()), false), ORDERED);
    Timing timing = Timing.of(ended);
    Duration steps = Duration.ofSeconds(ended.plan().steps().size());
    assertThat(timing.phases().getFirst())
        .isEqualTo(new Timing.Span(TimedPhase.DECIDE, ASKED, Duration.ofSeconds(4)));
    assertThat(timing.recovery()).contains(Duration.ofSeconds(4).plus(steps));
    assertThat(timing.outage().orElseThrow()).isLessThan(steps);
  }

  @Test
  void readsAnOrderOfAnOlderRelease() {
    Timing timing = Timing.of(carriedOut(ordered(Optional.empty(), false), ORDERED));
    assertThat(timing.phases())
        .extracting(Timing.Span::phase)
        .doesNotContain(TimedPhase.DETECT, TimedPhase.DECIDE);
    assertThat(timing.objective()).isEqualTo(Objective.NONE);
    assertThat(timing.recovery()).isPresent();
  }

  @Test
  void knowsNoRecoveryOfWhatWasTurnedBack() {
    Operation back =
        ordered(occasion(Optional.empty()), false)
            .with(new JournalEntry.CancelRequested("bob", "not today"), ORDERED)
            .with(new JournalEntry.Ended(OperationState.COMPENSATED, List.of()), ORDERED);
    assertThat(Timing.of(back).recovery()).isEmpty();
    assertThat(Measured.of(back).outage()).isEmpty();
    assertThat(back.plan().target()).isEqualTo(EXCH2);
  }
}
