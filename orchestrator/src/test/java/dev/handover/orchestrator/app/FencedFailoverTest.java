package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handover.orchestrator.domain.MovePolicy;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Protection;
import dev.handover.orchestrator.domain.Safeguard;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.Waiver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A group whose primary has a fence agent. */
class FencedFailoverTest {
  private final FakeWorld world = FakeWorld.activeOn(EXCH1);
  private final Simulation simulation =
      new Simulation(
          world,
          journal -> journal,
          Samples.mail()
              .with(new Protection(MovePolicy.unlimited(), Map.of(EXCH1, FakeAgents.of(EXCH1)))));

  private static PlanRequest failover() {
    return Samples.request(OperationKind.FAILOVER, EXCH2);
  }

  private static PlanRequest cuttingThePowerOfWhatAnswers(OperationKind kind) {
    Waiver waiver = new Waiver(Safeguard.FENCE_ANSWERING_SOURCE, "its services hang for ever");
    return new PlanRequest(kind, EXCH2, Optional.empty(), "alice", List.of(waiver));
  }

  private Operation run(PlanRequest request) {
    return simulation.untilItRests(simulation.start(request).id());
  }

  private String refusal(PlanRequest request) {
    return catchThrowableOfType(ProblemException.class, () -> simulation.start(request))
        .problem()
        .code()
        .code();
  }

  @Test
  void cutsThePowerOfASilentSourceBeforeItTouchesTheTarget() {
    // Given
    world.exch1.reachable = false;

    // When
    Operation operation = run(failover());

    // Then
    assertThat(operation.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.exch2.running).hasSize(3);
    assertThat(world.deeds.indexOf("cut power at exch1"))
        .isNotNegative()
        .isLessThan(world.deeds.indexOf("disk over at exch2"));
    assertThat(operation.steps())
        .anyMatch(step -> step.detail().orElse("").contains("says that the power is off"));
  }

  @Test
  void previewsItWithoutTouchingAnything() {
    // Given
    world.exch1.reachable = false;

    // When
    Plan plan = simulation.service.preview(Samples.MAIL, failover());

    // Then
    assertThat(plan.runnable()).isTrue();
    assertThat(plan.steps())
        .anyMatch(
            step ->
                step.id().value().equals("fence-source")
                    && step.title()
                        .contains("Cut the power of exch1 (program /usr/sbin/fence_fake)"));
    assertThat(world.deeds).isEmpty();
  }

  @Test
  void goesNowhereWhenTheAgentDoesNotSayOff() {
    // Given
    world.exch1.reachable = false;
    simulation.agents.stuck = true;

    // When
    Operation operation = run(failover());

    // Then
    assertThat(operation.state()).isIn(OperationState.COMPENSATED, OperationState.FAILED);
    assertThat(world.exch2.disk).isFalse();
    assertThat(world.exch2.running).isEmpty();
    assertThat(world.exch1.running).hasSize(3);
  }

  @Test
  void leavesASourceThatServesAlone() {
    assertThat(refusal(failover())).isEqualTo("source-not-lost");
    assertThat(world.deeds).isEmpty();
  }

  @Test
  void cutsThePowerOfASourceThatAnswersOnlyWhenThatIsSaid() {
    Operation operation = run(cuttingThePowerOfWhatAnswers(OperationKind.FAILOVER));
    assertThat(operation.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.deeds).contains("cut power at exch1").doesNotContain("promise at exch1");
    assertThat(world.exch2.running).hasSize(3);
  }

  @Test
  void asksASourceToLetGoThatAnswersAndIsNotWell() {
    // Given
    world.exch1.running.remove("MSExchangeIS");

    // When
    Operation operation = run(failover());

    // Then
    assertThat(operation.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.deeds).doesNotContain("cut power at exch1");
  }

  @Test
  void refusesToCutThePowerOfANodeWithoutAnAgentOrInAStart() {
    Simulation plain = new Simulation(FakeWorld.activeOn(EXCH1));
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> plain.start(cuttingThePowerOfWhatAnswers(OperationKind.FAILOVER)));
    assertThat(refused.problem().code().code()).isEqualTo("no-fence-agent");
    assertThat(refusal(cuttingThePowerOfWhatAnswers(OperationKind.START)))
        .isEqualTo("no-fence-agent");
  }

  @Test
  void turnsBackWhenTheSourceComesBackAfterItsPowerWasCut() {
    // Given
    world.exch1.reachable = false;
    boolean[] cut = {false};
    world.interference =
        (deed, doIt) -> {
          StepOutcome outcome = doIt.result();
          if (deed.startsWith("cut power") && !cut[0]) {
            cut[0] = true;
            world.exch1.reachable = true;
          }
          return outcome;
        };

    // When
    Operation operation = run(failover());

    // Then
    assertThat(operation.state()).isIn(OperationState.COMPENSATED, OperationState.FAILED);
    assertThat(world.exch2.running).isEmpty();
  }

  @Test
  void cutsThePowerAgainWhenAnotherInstanceTakesOver() {
    // Given
    world.exch1.reachable = false;
    Operation operation = simulation.start(failover());
    simulation.takeOver(operation.id());

    // When
    Operation ended = simulation.untilItRests(operation.id());

    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.deeds).contains("cut power at exch1");
  }
}
