package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handover.orchestrator.domain.Acknowledgement;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Protection;
import dev.handover.orchestrator.domain.Safeguard;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.Waiver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps a group from moving too often, with the default policy and the store's own facts. */
class SafeguardsTest {
  private final Simulation simulation =
      new Simulation(
          FakeWorld.activeOn(EXCH1),
          journal -> journal,
          Samples.mail().with(Protection.standard()));

  private OperationState move(NodeName target) {
    return simulation.run(OperationKind.SWITCHOVER, target).state();
  }

  private String refusal(NodeName target) {
    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class, () -> simulation.start(OperationKind.SWITCHOVER, target));
    return problem.problem().code().code();
  }

  private void wait(Duration time) {
    simulation.clock.passUntil(simulation.clock.instant().plus(time));
  }

  @Test
  void refusesASecondMoveWithinTenMinutes() {
    assertThat(move(EXCH2)).isEqualTo(OperationState.SUCCEEDED);
    wait(Duration.ofMinutes(9));
    assertThat(refusal(EXCH1)).isEqualTo("dwell");
    wait(Duration.ofMinutes(1));
    assertThat(move(EXCH1)).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void letsItMoveAtOnceWhenDwellIsSetAsideByName() {
    move(EXCH2);
    Waiver waiver = new Waiver(Safeguard.DWELL, "exch2 loses its disk");
    PlanRequest back =
        new PlanRequest(
            OperationKind.SWITCHOVER, EXCH1, Optional.empty(), "alice", List.of(waiver));
    assertThat(simulation.untilItRests(simulation.start(back).id()).state())
        .isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void doesNotCountAMoveThatTurnedBackBeforeThePivot() {
    simulation.world.interference =
        (deed, doIt) ->
            deed.equals("disk online at exch2")
                ? new StepOutcome.Refused("broken", "repair it")
                : doIt.result();
    assertThat(move(EXCH2)).isEqualTo(OperationState.COMPENSATED);
    simulation.world.interference = (deed, doIt) -> doIt.result();
    assertThat(move(EXCH2)).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void blocksAFlappingGroupUntilSomebodyAcknowledgesIt() {
    // Given
    for (NodeName target : List.of(EXCH2, EXCH1, EXCH2)) {
      assertThat(move(target)).isEqualTo(OperationState.SUCCEEDED);
      wait(Duration.ofMinutes(11));
    }
    assertThat(refusal(EXCH1)).isEqualTo("flapping");
    wait(Duration.ofDays(3));
    assertThat(refusal(EXCH1)).isEqualTo("flapping");

    // When
    simulation.store.acknowledge(
        Samples.MAIL, new Acknowledgement("bob", "cable replaced", simulation.clock.instant()));

    // Then
    assertThat(move(EXCH1)).isEqualTo(OperationState.SUCCEEDED);
  }
}
