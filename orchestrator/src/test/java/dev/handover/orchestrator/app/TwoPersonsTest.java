package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.MovePolicy;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.OverrideRule;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Protection;
import dev.handover.orchestrator.domain.Safeguard;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Waiver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A group in which nobody sets a safeguard aside alone. */
class TwoPersonsTest {
  private static final List<Waiver> WAIVED =
      List.of(new Waiver(Safeguard.DWELL, "exch1 loses its disk"));

  private final FakeWorld world = FakeWorld.activeOn(EXCH1);
  private final Simulation simulation = simulation(OverrideRule.TWO_PERSONS);

  private Simulation simulation(OverrideRule rule) {
    return new Simulation(
        world,
        journal -> journal,
        Samples.mail().with(new Protection(MovePolicy.unlimited()).waivedBy(rule)));
  }

  private static PlanRequest move(List<Waiver> waivers) {
    return new PlanRequest(OperationKind.SWITCHOVER, EXCH2, Optional.empty(), "alice", waivers);
  }

  private Operation resumed(Operation operation, String actor) {
    return simulation.service.command(
        operation.id(), new OperationCommand(CommandKind.RESUME, actor, "seen", Optional.empty()));
  }

  private String refusal(Operation operation, String actor) {
    return catchThrowableOfType(ProblemException.class, () -> resumed(operation, actor))
        .problem()
        .code()
        .code();
  }

  @Test
  void touchesNothingUntilAnotherPersonApproves() {
    // When
    Operation asked = simulation.untilItRests(simulation.start(move(WAIVED)).id());

    // Then
    assertThat(asked.state()).isEqualTo(OperationState.PAUSED);
    assertThat(world.deeds).isEmpty();
    assertThat(refusal(asked, "alice")).isEqualTo("second-person-needed");
    resumed(asked, "bob");
    assertThat(simulation.untilItRests(asked.id()).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void letsWhoeverAskedTakeItBack() {
    Operation asked = simulation.untilItRests(simulation.start(move(WAIVED)).id());
    simulation.service.command(
        asked.id(), new OperationCommand(CommandKind.CANCEL, "alice", "no", Optional.empty()));
    assertThat(simulation.untilItRests(asked.id()).state().isEnd()).isTrue();
    assertThat(world.deeds).isEmpty();
  }

  @Test
  void letsWhoeverAskedGoOnOnceAnotherPersonHasApproved() {
    // Given
    Operation asked = simulation.start(move(WAIVED));
    resumed(asked, "bob");
    simulation.service.command(
        asked.id(), new OperationCommand(CommandKind.PAUSE, "alice", "wait", Optional.empty()));

    // When, Then
    simulation.untilItRests(asked.id());
    resumed(asked, "alice");
    assertThat(simulation.untilItRests(asked.id()).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void startsAtOnceWhenNothingIsSetAside() {
    Operation moved = simulation.untilItRests(simulation.start(move(List.of())).id());
    assertThat(moved.state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void startsAtOnceWhereOnePersonIsEnough() {
    Simulation alone = simulation(OverrideRule.ONE_PERSON);
    Operation moved = alone.untilItRests(alone.start(move(WAIVED)).id());
    assertThat(moved.state()).isEqualTo(OperationState.SUCCEEDED);
  }
}
