package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepOutcome;
import org.junit.jupiter.api.Test;

/** START on the node that serves already: the directory is made to say so. */
class StartAssertsTest {
  private final FakeWorld world = FakeWorld.activeOn(EXCH2);
  private final Simulation simulation = new Simulation(world);

  @Test
  void assertsTheDirectoryForTheNodeThatServes() {
    // Given
    world.directory.replaceAll((task, node) -> EXCH1);
    // When
    Operation ended = simulation.run(OperationKind.START, EXCH2);
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.directory.values()).containsOnly(EXCH2);
    assertThat(world.exch2.running).hasSize(3);
  }

  @Test
  void leavesItServingWhenItTurnsBack() {
    // Given
    world.interference =
        (deed, doIt) ->
            deed.equals("start MSExchangeSA at exch2")
                ? new StepOutcome.Refused("broken", "repair it")
                : doIt.result();
    // When
    Operation ended = simulation.run(OperationKind.START, EXCH2);
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(ended.exceptions()).isEmpty();
    assertThat(world.exch2.disk).isTrue();
    assertThat(world.exch2.running).hasSize(3);
    assertThat(simulation.store.group(Samples.MAIL).owner()).contains(EXCH2);
  }
}
