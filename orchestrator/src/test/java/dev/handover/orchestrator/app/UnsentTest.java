package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.StepState;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** directory-service dies in the middle of a move: who never got anything has nothing to undo. */
class UnsentTest {
  private static final StepOutcome NO_CONNECTION =
      new StepOutcome.RetryLater("no connection: connection refused", true);
  private static final StepOutcome NO_ANSWER = new StepOutcome.RetryLater("no answer in time");
  private static final String FIRST_TASK = "APPLIED " + Samples.TASKS.get(0);
  private static final String FIRST_STEP = "directory-" + Samples.TASKS.get(0);

  private final FakeWorld world = FakeWorld.activeOn(EXCH1);
  private final String before = world.snapshot();
  private final Simulation simulation = new Simulation(world);

  /** Nobody listens at the directory's port; the nodes are all right. */
  private static StepOutcome directoryIsDead(String deed, FakeWorld.Deed doIt) {
    boolean isItsDeed = deed.startsWith("APPLIED") || deed.startsWith("REVERTED");
    return isItsDeed ? NO_CONNECTION : doIt.result();
  }

  private static FakeWorld.Interference deadAfter(String wanted, FakeWorld.Interference once) {
    boolean[] over = {false};
    return (deed, doIt) -> {
      if (deed.equals(wanted) && !over[0]) {
        over[0] = true;
        return once.before(deed, doIt);
      }
      return directoryIsDead(deed, doIt);
    };
  }

  private Operation untilItWaits() {
    UUID id = simulation.start(OperationKind.SWITCHOVER, EXCH2).id();
    simulation.carryOn(id);
    Operation waiting = simulation.service.get(id);
    assertThat(waiting.state()).isEqualTo(OperationState.WAITING);
    return waiting;
  }

  private void cancel(Operation operation) {
    simulation.service.command(
        operation.id(),
        new OperationCommand(CommandKind.CANCEL, "bob", "because", Optional.empty()));
  }

  private static StepState stateOf(Operation operation, String step) {
    return operation.steps().stream()
        .filter(status -> status.step().id().value().equals(step))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void letsTheSourceServeAgainWithoutADirectoryThatNeverGotAnything() {
    // Given
    world.interference = UnsentTest::directoryIsDead;
    Operation waiting = untilItWaits();
    // When
    cancel(waiting);
    Operation ended = simulation.untilItRests(waiting.id());
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(world.snapshot()).isEqualTo(before);
    assertThat(stateOf(ended, FIRST_STEP)).isEqualTo(StepState.SKIPPED);
  }

  @Test
  void turnsBackByItselfWithoutTheDirectoryWhenItsPatienceEnds() {
    // Given
    world.interference = UnsentTest::directoryIsDead;
    // When
    Operation ended = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(world.snapshot()).isEqualTo(before);
    assertThat(stateOf(ended, FIRST_STEP)).isEqualTo(StepState.FAILED);
  }

  @Test
  void undoesWhatWasSentThoughNoAnswerCame() {
    // Given: the work is done, its answer lost, and then nobody listens any more
    world.interference =
        deadAfter(
            FIRST_TASK,
            (deed, doIt) -> {
              doIt.result();
              return NO_ANSWER;
            });
    Operation waiting = untilItWaits();
    // When
    cancel(waiting);
    Operation halted = simulation.untilItRests(waiting.id());
    // Then
    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    assertThat(world.exch1.running).isEmpty();
  }

  @Test
  void undoesWhatMayHaveBeenSentByAProcessThatDied() {
    // Given: the work is done, then the orchestrator dies, and then the directory
    world.interference =
        deadAfter(
            FIRST_TASK,
            (deed, doIt) -> {
              doIt.result();
              throw new CrashingJournal.Crash();
            });
    UUID id = simulation.start(OperationKind.SWITCHOVER, EXCH2).id();
    try {
      simulation.carryOn(id);
      throw new AssertionError("should have died");
    } catch (CrashingJournal.Crash crash) {
      simulation.carryOn(id);
    }
    // When
    cancel(simulation.service.get(id));
    Operation halted = simulation.untilItRests(id);
    // Then
    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    world.interference = (deed, doIt) -> doIt.result();
    simulation.service.command(
        id, new OperationCommand(CommandKind.RESUME, "bob", "it is back", Optional.empty()));
    assertThat(simulation.untilItRests(id).state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(world.snapshot()).isEqualTo(before);
  }

  @Test
  void canBeCancelledWhileTheFirstStartNeverReachedTheTarget() {
    // Given
    world.interference =
        (deed, doIt) -> deed.equals("start MSExchangeSA at exch2") ? NO_CONNECTION : doIt.result();
    Operation waiting = untilItWaits();
    // When
    cancel(waiting);
    Operation ended = simulation.untilItRests(waiting.id());
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(world.snapshot()).isEqualTo(before);
  }
}
