package dev.handover.orchestrator.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.orchestrator.domain.JournalEntry.CancelRequested;
import dev.handover.orchestrator.domain.JournalEntry.CompensationFailed;
import dev.handover.orchestrator.domain.JournalEntry.CompensationStarted;
import dev.handover.orchestrator.domain.JournalEntry.Halted;
import dev.handover.orchestrator.domain.JournalEntry.PauseRequested;
import dev.handover.orchestrator.domain.JournalEntry.Resumed;
import dev.handover.orchestrator.domain.JournalEntry.StepDeferred;
import dev.handover.orchestrator.domain.JournalEntry.StepFailed;
import dev.handover.orchestrator.domain.JournalEntry.StepStarted;
import dev.handover.orchestrator.domain.JournalEntry.StepSucceeded;
import dev.handover.orchestrator.domain.JournalEntry.TakenOver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperationTest {
  private static final Instant T0 = Instant.parse("2026-11-21T03:00:00Z");
  private static final Instant LATER = T0.plusSeconds(60);

  static Operation fresh(OnFailure policy) {
    OperationOrder order =
        new OperationOrder(
            new UUID(1, 1), Samples.switchover(), "alice", "x", policy, Optional.empty(), T0);
    JournalEntry first =
        new JournalEntry.OperationCreated(
            new FencingEpoch(1), "alice", "INC0042", Optional.empty());
    return Operation.replay(order, List.of(new Recorded(1, T0, first)));
  }

  static Operation then(Operation operation, JournalEntry... entries) {
    Operation after = operation;
    for (JournalEntry entry : entries) {
      after = after.with(entry, T0);
    }
    return after;
  }

  static StepId id(String name) {
    return new StepId(name);
  }

  /** Everything before the named step is done. */
  private static Operation upTo(String name, OnFailure policy) {
    Operation operation = fresh(policy);
    for (Step step : operation.plan().steps()) {
      if (step.id().value().equals(name)) {
        return operation;
      }
      operation =
          then(
              operation,
              new StepStarted(step.id(), 1),
              new StepSucceeded(step.id(), "", List.of()));
    }
    return operation;
  }

  static Operation upTo(String name) {
    return upTo(name, OnFailure.HALT);
  }

  private static StepFailed givenUp(String step) {
    return new StepFailed(id(step), 1, "broken", "repair it", Optional.empty(), false);
  }

  private static Decision next(Operation operation, Instant at) {
    return operation.next(at, Set.of()).getFirst();
  }

  private static String nextStep(Operation operation) {
    return switch (next(operation, T0)) {
      case Decision.Execute execute -> "do " + execute.step().id();
      case Decision.Ask ask -> "ask for " + ask.step().id();
      case Decision.Compensate back -> "undo " + back.step().id();
      case Decision.WaitUntil wait -> "wait";
      case Decision.Renew renew -> "take a new epoch";
      case Decision.TurnBack back -> "turn back";
      case Decision.Halt halt -> "halt";
      case Decision.Finish finish -> "finish " + finish.state();
      case Decision.Rest rest -> "rest";
    };
  }

  @Test
  void beginsWithTheFirstStep() {
    assertThat(fresh(OnFailure.HALT).state()).isEqualTo(OperationState.PENDING);
    assertThat(nextStep(fresh(OnFailure.HALT))).isEqualTo("do fence-exch1");
  }

  @Test
  void doesAgainWhatIsInDoubt() {
    Operation operation = then(upTo("disk-online"), new StepStarted(id("disk-online"), 1));
    assertThat(next(operation, T0))
        .isEqualTo(new Decision.Execute(step(operation, "disk-online"), 1, true));
  }

  private static Step step(Operation operation, String name) {
    return operation.plan().steps().stream()
        .filter(s -> s.id().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void waitsForTheTimerThatTheJournalKeeps() {
    Operation operation =
        then(
            upTo("prove-release"),
            new StepStarted(id("prove-release"), 1),
            new StepFailed(id("prove-release"), 1, "held", "wait", Optional.of(LATER), false));
    assertThat(next(operation, T0)).isEqualTo(new Decision.WaitUntil(LATER));
    assertThat(operation.state()).isEqualTo(OperationState.WAITING);
    assertThat(next(operation, LATER))
        .isEqualTo(new Decision.Execute(step(operation, "prove-release"), 2, false));
  }

  @Test
  void consumesNoAttemptWhenTheReceiverIsAway() {
    Operation operation =
        then(
            upTo("disk-online"),
            new StepStarted(id("disk-online"), 1),
            new StepDeferred(id("disk-online"), "away", LATER, false));
    assertThat(next(operation, LATER))
        .isEqualTo(new Decision.Execute(step(operation, "disk-online"), 1, false));
  }

  @Test
  void turnsBackBeforeThePivot() {
    Operation operation =
        then(upTo("disk-online"), new StepStarted(id("disk-online"), 1), givenUp("disk-online"));
    assertThat(nextStep(operation)).isEqualTo("turn back");
    Operation turned = then(operation, new JournalEntry.TurnedBack("x"));
    assertThat(nextStep(turned)).isEqualTo("take a new epoch");
    assertThat(nextStep(then(turned, renewed()))).isEqualTo("undo disk-online");
  }

  private static JournalEntry renewed() {
    return new JournalEntry.TakenOver(new FencingEpoch(8), new UUID(0, 8), "it turns back");
  }

  @Test
  void turnsBackWhenThePivotItselfCannotBeDone() {
    Operation operation =
        then(
            upTo("start-msexchangesa"),
            new StepStarted(id("start-msexchangesa"), 1),
            givenUp("start-msexchangesa"));
    assertThat(nextStep(operation)).isEqualTo("turn back");
  }

  @Test
  void haltsOrTurnsBackAfterThePivotAsTheCallerChose() {
    for (OnFailure policy : OnFailure.values()) {
      Operation operation =
          then(
              upTo("start-msexchangeis", policy),
              new StepStarted(id("start-msexchangeis"), 1),
              givenUp("start-msexchangeis"));
      assertThat(nextStep(operation)).isEqualTo(policy == OnFailure.HALT ? "halt" : "turn back");
    }
  }

  @Test
  void listsABestEffortStepThatCouldNotBeDone() {
    Operation operation =
        then(
            upTo("verify-directory"),
            new StepStarted(id("verify-directory"), 1),
            givenUp("verify-directory"));
    assertThat(nextStep(operation)).isEqualTo("finish SUCCEEDED_WITH_EXCEPTIONS");
  }

  @Test
  void callsItFailedWhenNothingWasChanged() {
    Operation operation =
        then(
            fresh(OnFailure.HALT),
            new StepStarted(id("fence-exch1"), 1),
            givenUp("fence-exch1"),
            new JournalEntry.TurnedBack("x"));
    assertThat(nextStep(operation)).isEqualTo("finish FAILED");
  }

  @Test
  void callsItCompensatedWhenAPersonTurnedItBack() {
    Operation operation = then(fresh(OnFailure.HALT), new CancelRequested("bob", "not today"));
    assertThat(nextStep(operation)).isEqualTo("finish COMPENSATED");
  }

  @Test
  void undoesAlsoWhatIsInDoubtWhenAPersonCancels() {
    Operation operation =
        then(
            upTo("disk-offline"),
            new StepStarted(id("disk-offline"), 1),
            new CancelRequested("bob", "not today"));
    assertThat(nextStep(operation)).isEqualTo("take a new epoch");
    assertThat(nextStep(then(operation, renewed()))).isEqualTo("undo disk-offline");
    assertThat(operation.state()).isEqualTo(OperationState.COMPENSATING);
  }

  @Test
  void haltsWhenSomethingCannotBeUndone() {
    Operation operation =
        then(
            upTo("disk-offline"),
            new StepStarted(id("disk-offline"), 1),
            new CancelRequested("bob", "not today"),
            renewed(),
            new CompensationStarted(id("disk-offline"), 1),
            new CompensationFailed(id("disk-offline"), 1, "no", "look", Optional.empty()));
    assertThat(nextStep(operation)).isEqualTo("halt");
    Operation resumed =
        then(operation, new Halted("no", "look", Optional.empty()), new Resumed("bob", "done"));
    assertThat(nextStep(resumed)).isEqualTo("undo disk-offline");
  }

  @Test
  void restsAfterTheRunningStepWhenPaused() {
    // Given
    Operation asked =
        then(
            upTo("disk-online"),
            new StepStarted(id("disk-online"), 1),
            new PauseRequested("bob", "lunch"));
    // When
    Operation done = then(asked, new StepSucceeded(id("disk-online"), "", List.of()));
    // Then
    assertThat(asked.state()).isEqualTo(OperationState.RUNNING);
    assertThat(nextStep(asked)).isEqualTo("do disk-online");
    assertThat(done.state()).isEqualTo(OperationState.PAUSED);
    assertThat(nextStep(done)).isEqualTo("rest");
    assertThat(nextStep(then(done, new Resumed("bob", "back")))).isEqualTo("do add-address");
  }

  @Test
  void givesAHaltedStepFreshAttemptsWhenAPersonResumes() {
    Operation halted =
        then(
            upTo("start-msexchangeis"),
            new StepStarted(id("start-msexchangeis"), 2),
            givenUp("start-msexchangeis"),
            new Halted("x", "y", Optional.empty()));
    assertThat(nextStep(halted)).isEqualTo("rest");
    Operation resumed = then(halted, new Resumed("bob", "repaired"));
    assertThat(next(resumed, T0))
        .isEqualTo(new Decision.Execute(step(resumed, "start-msexchangeis"), 1, false));
  }

  @Test
  void assertsFencesAndProofAgainWithANewEpochBeforeThePivot() {
    Operation taken =
        then(
            upTo("disk-online"),
            new StepStarted(id("disk-online"), 1),
            new TakenOver(new FencingEpoch(2), new UUID(0, 1), "silent"));
    assertThat(taken.epoch()).isEqualTo(new FencingEpoch(2));
    assertThat(nextStep(taken)).isEqualTo("do fence-exch1");
    assertThat(taken.steps().get(11).state()).isEqualTo(StepState.IN_DOUBT);
  }

  @Test
  void goesStraightOnWithANewEpochAfterThePivot() {
    Operation taken =
        then(
            upTo("start-msexchangeis"),
            new TakenOver(new FencingEpoch(2), new UUID(0, 1), "silent"));
    assertThat(nextStep(taken)).isEqualTo("do start-msexchangeis");
  }

  @Test
  void refusesToBeReplayedFromTheMiddle() {
    Operation operation = fresh(OnFailure.HALT);
    List<Recorded> middle = List.of(new Recorded(2, T0, new JournalEntry.TurnedBack("x")));
    assertThatThrownBy(() -> Operation.replay(operation.order(), middle))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
