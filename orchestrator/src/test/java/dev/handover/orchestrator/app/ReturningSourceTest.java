package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepState;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** exch1 was silent and attested to be off, but comes back while exch2 takes over. */
class ReturningSourceTest {
  /** Before the directory, before the disk, before the first service. */
  private static final int LOOKS_BEFORE_THE_PIVOT = 3;

  private static final String NOT_CERTAIN =
      "The group mail is not on exch2 any more; whether exch1 has it is not certain: look there"
          + " first.";

  private static final String NOTHING_DONE =
      "Nothing was done on exch2; whether exch1 still has the group mail is not certain: look there"
          + " first.";

  private final FakeWorld world = new FakeWorld();
  private final Simulation simulation = new Simulation(world);
  private int looks;

  private Operation started() {
    world.exch1.reachable = false;
    return simulation.start(Samples.attested(OperationKind.FAILOVER, EXCH2));
  }

  private void atLook(IntPredicate wanted, Runnable then) {
    world.looking =
        node -> {
          if (node.equals(EXCH1) && wanted.test(++looks)) {
            then.run();
          }
        };
  }

  private void command(Operation operation, CommandKind kind) {
    simulation.service.command(
        operation.id(), new OperationCommand(kind, "bob", "because", Optional.empty()));
  }

  private void assertTurnedBack(Operation ended, int look) {
    assertThat(ended.state()).isIn(OperationState.COMPENSATED, OperationState.FAILED);
    assertThat(world.exch2.running).isEmpty();
    assertThat(world.exch2.disk).isFalse();
    assertThat(world.exch1.running).hasSize(3);
    assertThat(world.directory.values()).containsOnly(EXCH1);
    assertThat(ended.steps())
        .anyMatch(step -> step.detail().orElse("").contains("exch1 answers and holds the group"));
    if (ended.state() == OperationState.COMPENSATED) {
      assertThat(ended.exceptions())
          .containsExactly(look < LOOKS_BEFORE_THE_PIVOT ? NOTHING_DONE : NOT_CERTAIN);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void turnsBackWhenTheSourceAnswersBeforeThePivot(int look) {
    // Given
    Operation operation = started();
    atLook(n -> n == look, () -> world.comesBack(world.exch1));
    // When
    Operation ended = simulation.untilItRests(operation.id());
    // Then
    assertTurnedBack(ended, look);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void looksAgainAfterAPauseHoweverShortlyBeforeItHasLooked(int look) {
    // Given
    Operation operation = started();
    atLook(n -> n == look, () -> command(operation, CommandKind.PAUSE));
    Operation paused = simulation.untilItRests(operation.id());
    assertThat(paused.state()).isEqualTo(OperationState.PAUSED);
    // When
    world.comesBack(world.exch1);
    command(operation, CommandKind.RESUME);
    Operation ended = simulation.untilItRests(operation.id());
    // Then
    assertTurnedBack(ended, look);
  }

  @ParameterizedTest
  @EnumSource(OnFailure.class)
  void haltsAndNamesBothWhenTheSourceComesBackAfterThePivot(OnFailure policy) {
    // Given
    simulation.onFailure(policy);
    Operation operation = started();
    atLook(n -> n > LOOKS_BEFORE_THE_PIVOT, () -> world.comesBack(world.exch1));
    // When
    Operation halted = simulation.untilItRests(operation.id());
    // Then
    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    assertThat(halted.halted().orElseThrow().reason()).contains("both exch2 and exch1");
    assertThat(halted.halted().orElseThrow().cure()).contains("on exch1");
    assertThat(world.exch1.promised).isEqualTo(halted.epoch()).isNotEqualTo(FencingEpoch.none());
    assertThat(world.exch2.running).hasSize(3);
    assertThat(stateOf(halted, "verify-node")).isEqualTo(StepState.FAILED);
  }

  private static StepState stateOf(Operation operation, String step) {
    return operation.steps().stream()
        .filter(status -> status.step().id().value().equals(step))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void turnsBackFromTwoOwnersOnlyForAPersonAndDoesNotCallTheGroupOfflineThen() {
    // Given
    Operation operation = started();
    atLook(n -> n == LOOKS_BEFORE_THE_PIVOT + 1, () -> world.comesBack(world.exch1));
    simulation.untilItRests(operation.id());
    // When
    world.exch1.running.clear();
    command(operation, CommandKind.COMPENSATE);
    Operation ended = simulation.untilItRests(operation.id());
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(ended.exceptions()).containsExactly(NOT_CERTAIN);
  }

  @Test
  void succeedsOnceTheSourceThatCameBackHasLetGo() {
    // Given
    Operation operation = started();
    atLook(n -> n == LOOKS_BEFORE_THE_PIVOT + 1, () -> world.comesBack(world.exch1));
    simulation.untilItRests(operation.id());
    // When
    world.exch1.running.clear();
    command(operation, CommandKind.RESUME);
    Operation ended = simulation.untilItRests(operation.id());
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
  }
}
