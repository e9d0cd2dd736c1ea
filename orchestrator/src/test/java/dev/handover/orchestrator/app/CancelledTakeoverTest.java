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
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A takeover that a person cancels before it did anything claims nothing about the group. */
class CancelledTakeoverTest {
  private Operation cancelled(Simulation simulation, Operation started) {
    simulation.service.command(
        started.id(),
        new OperationCommand(CommandKind.CANCEL, "bob", "not today", Optional.empty()));
    return simulation.untilItRests(started.id());
  }

  @Test
  void saysOfAFailoverThatNothingWasChanged() {
    // Given
    FakeWorld world = FakeWorld.activeOn(EXCH1);
    world.exch1.reachable = false;
    Simulation simulation = new Simulation(world);
    // When
    Operation ended =
        cancelled(simulation, simulation.start(Samples.attested(OperationKind.FAILOVER, EXCH2)));
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(ended.exceptions())
        .containsExactly(
            "Nothing was changed: the group mail is where it was before; whether exch1 serves it is"
                + " not certain.");
    assertThat(world.exch1.running).hasSize(3);
  }
}
