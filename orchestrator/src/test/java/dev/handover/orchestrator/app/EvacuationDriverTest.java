package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static dev.handover.orchestrator.domain.Samples.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.app.evacuation.EvacuationDriver;
import dev.handover.orchestrator.app.evacuation.EvacuationRequest;
import dev.handover.orchestrator.app.evacuation.EvacuationService;
import dev.handover.orchestrator.app.evacuation.EvacuationWatch;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Work;
import dev.handover.orchestrator.domain.evacuation.Evacuation;
import dev.handover.orchestrator.domain.evacuation.EvacuationOrder.AfterFailure;
import dev.handover.orchestrator.domain.evacuation.EvacuationState;
import dev.handover.orchestrator.domain.evacuation.Part;
import dev.handover.orchestrator.domain.evacuation.Wish;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An evacuation of one group, whose driver dies at every write. */
class EvacuationDriverTest {
  private final Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
  private final MemoryEvacuations evacuations = new MemoryEvacuations();
  private final EvacuationService service =
      new EvacuationService(
          new Simulation.OneGroup(Samples.mail()),
          simulation.service,
          evacuations,
          simulation.store,
          simulation.clock);

  private UUID ordered() {
    EvacuationRequest request =
        new EvacuationRequest(
            List.of(EXCH1),
            OperationKind.SWITCHOVER,
            2,
            List.of(),
            AfterFailure.STOP,
            "alice",
            "CHG0042",
            Optional.empty(),
            List.of(),
            Optional.empty());
    return service.start(request, "key-evacuation").id();
  }

  /** Another process each time. */
  private Work.Due carryOn(UUID id) {
    return new EvacuationDriver(
            evacuations, simulation.service, new EvacuationWatch(), simulation.clock)
        .carryOn(id);
  }

  private Evacuation untilItRests(UUID id) {
    for (int turn = 0; turn < 200; turn++) {
      try {
        Work.Due due = carryOn(id);
        operations().stream()
            .filter(operation -> !operation.isAtRest())
            .forEach(operation -> simulation.untilItRests(operation.id()));
        if (!(due instanceof Work.Due.At at)) {
          return service.get(id);
        }
        simulation.clock.passUntil(at.instant());
      } catch (MemoryEvacuations.Killed e) {
        assertThat(evacuations.dieAt).isPositive();
      }
    }
    throw new AssertionError("never rests: " + service.get(id));
  }

  private List<Operation> operations() {
    OperationQuery all =
        new OperationQuery(Optional.of(MAIL), Optional.empty(), Optional.empty(), 50);
    return simulation.store.list(all).items();
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,false", "1,true", "2,false", "2,true", "3,false", "3,true"})
  void movesEachGroupOnceWhereverItIsKilled(int write, boolean after) {
    // Given
    evacuations.dieAt = write;
    evacuations.afterIt = after;
    UUID id = ordered();
    // When
    Evacuation ended = untilItRests(id);
    // Then
    assertThat(ended.state()).isEqualTo(EvacuationState.SUCCEEDED);
    assertThat(operations())
        .singleElement()
        .satisfies(
            operation -> {
              assertThat(operation.state()).isEqualTo(OperationState.SUCCEEDED);
              assertThat(operation.plan().target()).isEqualTo(EXCH2);
              assertThat(operation.order().actor()).isEqualTo("alice");
              assertThat(operation.order().occasion().orElseThrow().evacuation()).contains(id);
            });
  }

  @Test
  void startsNothingThatWasCancelledBetweenIntentAndDeed() {
    // Given
    evacuations.dieAt = 1;
    evacuations.afterIt = true;
    UUID id = ordered();
    assertThat(catchKill(id)).isTrue();
    assertThat(service.get(id).parts().getFirst().state()).isEqualTo(Part.State.BEGINNING);
    // When
    service.command(
        id,
        Wish.Kind.CANCEL,
        new EvacuationService.Wanted(Optional.empty(), "bob", "not today"),
        Optional.empty());
    Evacuation ended = untilItRests(id);
    // Then
    assertThat(ended.state()).isEqualTo(EvacuationState.CANCELLED);
    assertThat(ended.parts().getFirst().state()).isEqualTo(Part.State.LEFT);
    assertThat(operations()).isEmpty();
  }

  private boolean catchKill(UUID id) {
    try {
      carryOn(id);
      return false;
    } catch (MemoryEvacuations.Killed e) {
      return true;
    }
  }

  @Test
  void isWokenWhenItsOperationEnds() {
    UUID id = ordered();
    carryOn(id);
    assertThat(simulation.store.wokenEvacuations).isEmpty();
    simulation.untilItRests(operations().getFirst().id());
    assertThat(simulation.store.wokenEvacuations).containsExactly(id);
  }

  @Test
  void triesAgainWhileAnotherOperationHasTheGroup() {
    // Given
    Operation other = simulation.start(OperationKind.SWITCHOVER, EXCH2);
    UUID id = ordered();
    carryOn(id);
    assertThat(service.get(id).parts().getFirst().detail()).startsWith("operation-in-progress");
    // When
    simulation.untilItRests(other.id());
    Evacuation ended = untilItRests(id);
    // Then
    assertThat(ended.parts().getFirst().state()).isEqualTo(Part.State.ELSEWHERE);
    assertThat(ended.state()).isEqualTo(EvacuationState.SUCCEEDED);
  }
}
