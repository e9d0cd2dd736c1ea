package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.StepState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person lets an operation go on without a step. */
class SkippedStepTest {
  private static final StepOutcome NO = new StepOutcome.Refused("broken", "repair it");

  private final FakeWorld world = FakeWorld.activeOn(EXCH1);
  private final Simulation simulation = new Simulation(world);

  private Operation haltedBy(String... deeds) {
    world.interference = (deed, doIt) -> List.of(deeds).contains(deed) ? NO : doIt.result();
    return simulation.run(OperationKind.SWITCHOVER, EXCH2);
  }

  private void skip(Operation operation, String step) {
    simulation.service.command(
        operation.id(),
        new OperationCommand(
            CommandKind.SKIP,
            "bob",
            "nobody uses it",
            Optional.of(new StepId(step)),
            Optional.empty()));
  }

  private static StepState state(Operation operation, String step) {
    return operation.steps().stream()
        .filter(status -> status.step().id().value().equals(step))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private ProblemException refusal(Operation operation, String step) {
    return catchThrowableOfType(ProblemException.class, () -> skip(operation, step));
  }

  @Test
  void goesOnWithoutTheServiceThatDoesNotStartAndSaysSo() {
    // Given
    Operation halted = haltedBy("start MSExchangeTransport at exch2");
    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    // When
    skip(halted, "start-msexchangetransport");
    Operation ended = simulation.untilItRests(halted.id());
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED_WITH_EXCEPTIONS);
    assertThat(state(ended, "start-msexchangetransport")).isEqualTo(StepState.SKIPPED);
    assertThat(ended.exceptions())
        .containsExactly(
            "Start service MSExchangeTransport on exch2: skipped by bob: nobody uses it (broken)");
  }

  @Test
  void goesBackWithoutAStepThatCannotBeUndoneAndSaysSo() {
    // Given
    Operation halted = haltedBy("start MSExchangeSA at exch2", "REVERTED rehome-mailboxes");
    // When
    skip(halted, "directory-rehome-mailboxes");
    Operation ended = simulation.untilItRests(halted.id());
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(state(ended, "directory-rehome-mailboxes")).isEqualTo(StepState.SKIPPED);
    assertThat(ended.exceptions()).anyMatch(e -> e.contains("skipped by bob: nobody uses it"));
    assertThat(world.exch1.running).hasSize(3);
  }

  @Test
  void neverSkipsWhatHasNotFailed() {
    Operation halted = haltedBy("start MSExchangeIS at exch2");
    ProblemException refusal = refusal(halted, "start-msexchangetransport");
    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.WRONG_STATE);
    assertThat(refusal.problem().cure()).contains("start-msexchangeis");
  }

  @Test
  void undoesOnTheWayBackWhatMayHaveBeenDoneOfASkippedStep() {
    // Given: the first service that cannot be started is skipped, the second halts it again
    String before = world.snapshot();
    Operation halted =
        haltedBy("start MSExchangeIS at exch2", "start MSExchangeTransport at exch2");
    skip(halted, "start-msexchangeis");
    simulation.untilItRests(halted.id());
    // When
    world.interference = (deed, doIt) -> doIt.result();
    simulation.service.command(
        halted.id(),
        new OperationCommand(CommandKind.COMPENSATE, "bob", "enough", Optional.empty()));
    Operation ended = simulation.untilItRests(halted.id());
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(world.snapshot()).isEqualTo(before);
  }
}
