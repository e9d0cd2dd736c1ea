package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchoverTest {
  @Test
  void movesEverythingInTheOrderOfTheGuide() {
    // Given
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    // When
    Operation ended = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(simulation.world.deeds)
        .containsSubsequence(
            "stop MSExchangeTransport at exch1",
            "stop MSExchangeIS at exch1",
            "stop MSExchangeSA at exch1",
            "disk offline at exch1",
            "confirm release at exch1",
            "APPLIED transfer-spns",
            "APPLIED rehome-mailboxes",
            "start MSExchangeSA at exch2",
            "start MSExchangeIS at exch2",
            "start MSExchangeTransport at exch2",
            // the last look: whoever answers on the other side is fenced once more
            "promise at exch1");
    // What does not need each other is done at the same time.
    assertThat(simulation.world.deeds.subList(0, 3))
        .containsExactlyInAnyOrder("promise at exch1", "promise at exch2", "promise");
    assertThat(simulation.world.deeds)
        .containsSubsequence(
            "stop MSExchangeSA at exch1",
            "remove address at exch1",
            "confirm release at exch1",
            "add address at exch2",
            "start MSExchangeSA at exch2")
        .containsSubsequence(
            "confirm release at exch1", "disk online at exch2", "start MSExchangeSA at exch2")
        .hasSize(17);
    assertThat(simulation.crews.most()).isEqualTo(3);
    assertThat(ended.outage()).isPresent();
    assertThat(simulation.store.group(ended.group()).owner()).contains(EXCH2);
  }

  @Test
  void goesThereAndBackAgain() {
    // Given
    FakeWorld world = FakeWorld.activeOn(EXCH1);
    String before = world.snapshot();
    Simulation simulation = new Simulation(world);
    // When
    simulation.run(OperationKind.SWITCHOVER, EXCH2);
    Operation back = simulation.run(OperationKind.SWITCHOVER, EXCH1);
    // Then
    assertThat(back.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.snapshot()).isEqualTo(before);
  }

  @Test
  void listsConflictsAsExceptions() {
    // Given
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    simulation.world.conflicts = List.of("CN=a: homeMDB was changed meanwhile");
    // When
    Operation ended = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED_WITH_EXCEPTIONS);
    assertThat(ended.exceptions()).contains("CN=a: homeMDB was changed meanwhile");
  }
}
