package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Step;
import dev.handover.orchestrator.domain.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who stood still while another instance took over does nothing any more, by no epoch. */
class OvertakenDriverTest {
  /** While the first outcome is on its way to the store, another instance takes over and acts. */
  private record Overtaking(Journal store) implements Journal {
    @Override
    public Appended append(Operation operation, List<JournalEntry> entries, Instant at) {
      boolean first = operation.epoch().value() == 1;
      if (first && entries.getFirst() instanceof JournalEntry.StepSucceeded) {
        Successor other = new Successor(UUID.randomUUID(), "silent", FencingEpoch.none());
        if (store.takeOver(operation, other, at) instanceof Appended.Written taken) {
          store.append(taken.operation(), upToTheFirstStop(operation), at);
        }
      }
      return store.append(operation, entries, at);
    }

    /** It has all promises, and its first stop of a service is underway. */
    private static List<JournalEntry> upToTheFirstStop(Operation operation) {
      List<JournalEntry> entries = new ArrayList<>();
      for (Step step : operation.plan().steps()) {
        entries.add(new JournalEntry.StepStarted(step.id(), 1));
        if (step.action() instanceof Action.StopService) {
          break;
        }
        entries.add(new JournalEntry.StepSucceeded(step.id(), "", List.of()));
      }
      return entries;
    }

    @Override
    public Appended takeOver(Operation operation, Successor successor, Instant at) {
      return store.takeOver(operation, successor, at);
    }
  }

  @Test
  void carriesOutNoStepThatWhoeverTookOverHasBegun() {
    // Given
    FakeWorld world = FakeWorld.activeOn(EXCH1);
    Simulation simulation = new Simulation(world, Overtaking::new);
    Operation operation = simulation.start(OperationKind.SWITCHOVER, EXCH2);
    // When
    simulation.carryOn(operation.id());
    // Then
    assertThat(simulation.crews.begun).extracting(Fence::epoch).containsOnly(operation.epoch());
    assertThat(world.exch1.running).hasSize(3);
  }

  /** It stood still before it read: what it reads may be what its successor goes by. */
  @Test
  void carriesOutNothingOfWhatItReadAfterItMayHaveBeenPresumedDead() {
    // Given
    FakeWorld world = FakeWorld.activeOn(EXCH1);
    Simulation simulation = new Simulation(world);
    Operation operation = simulation.start(OperationKind.SWITCHOVER, EXCH2);
    // When
    Work.Due due = simulation.carryOnTooLate(operation.id());
    // Then
    assertThat(due).isInstanceOf(Work.Due.At.class);
    assertThat(simulation.crews.begun).isEmpty();
  }
}
