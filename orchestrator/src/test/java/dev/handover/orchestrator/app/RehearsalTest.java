package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Place;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Runbook;
import dev.handover.orchestrator.domain.RunbookAction;
import dev.handover.orchestrator.domain.RunbookCheck;
import dev.handover.orchestrator.domain.RunbookStep;
import dev.handover.orchestrator.domain.RunbookStep.Task;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.DuplicateSpns;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.Leftovers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is looked at, and told, before anything is done. */
class RehearsalTest {
  private final FakeWorld world = FakeWorld.activeOn(EXCH1);
  private final Simulation simulation = new Simulation(world);

  private Operation rehearsed() {
    simulation.runbooks.add(
        runbook(
            new RunbookStep(
                new StepId("movable"),
                new Task.Check(RunbookCheck.MOVABLE),
                Place.STANDBY,
                Map.of())));
    return simulation.untilItRests(
        simulation.start(PlanRequest.ofRunbook("look", "alice", List.of())).id());
  }

  private static Runbook runbook(RunbookStep step) {
    return new Runbook("look", "Look", Optional.empty(), true, List.of(), List.of(), List.of(step));
  }

  private static String told(Operation operation) {
    return operation.steps().getLast().detail().orElse("");
  }

  @Test
  void tellsTheStepsAndThatNothingInTheForestStandsAgainstThem() {
    Operation ended = rehearsed();

    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(told(ended))
        .contains("would take", "None of 6 names is held twice")
        .contains("None of 100 entries names EXCH2");
    assertThat(simulation.readings.scanned).isEqualTo("EXCH2");
    assertThat(world.deeds).allMatch(deed -> deed.startsWith("promise"));
  }

  @Test
  void namesWhatStillPointsToTheServerThatDoesNotHaveTheGroup() {
    simulation.readings.leftovers =
        new Answer.Given<>(
            new Leftovers(
                true,
                Optional.empty(),
                100,
                List.of("2 values in homeMDB of user: CN=Amy"),
                List.of("child.example.test: referral")));

    assertThat(told(rehearsed()))
        .contains("Some of 100 entries name EXCH2: 2 values in homeMDB of user: CN=Amy")
        .contains("not searched: child.example.test: referral");
  }

  @Test
  void doesNotPassWhenANameIsHeldTwiceAnywhereInTheForest() {
    simulation.readings.spns =
        new Answer.Given<>(
            new DuplicateSpns(List.of("HOST/exch1 is held by CN=A; CN=B"), List.of(), 6));

    Operation halted = rehearsed();

    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    assertThat(halted.halted().orElseThrow().reason()).contains("HOST/exch1 is held by CN=A; CN=B");
  }

  @Test
  void saysSoWhenNobodyCouldLook() {
    simulation.readings.spns = new Answer.Unreachable<>("no connection");
    simulation.readings.leftovers = new Answer.Unreachable<>("no connection");

    assertThat(told(rehearsed()))
        .contains("Nobody looked for names that are held twice: no connection")
        .contains("What names EXCH2 was not read: no connection");
  }

  @Test
  void aPreviewOfARunbookShowsWhatEachStepWouldChangeInTheDirectory() {
    // Given
    simulation.runbooks.add(
        runbook(
            new RunbookStep(
                new StepId("stores"),
                new Task.Act(RunbookAction.CHANGE_DIRECTORY),
                Place.STANDBY,
                Map.of("task", List.of("allow-stores-to-mount")))));

    // When
    Plan plan =
        simulation.service.preview(Samples.MAIL, PlanRequest.ofRunbook("look", "alice", List.of()));

    // Then
    Finding shown =
        plan.findings().stream()
            .filter(finding -> finding.code().equals("directory-preview"))
            .findFirst()
            .orElseThrow();
    assertThat(shown.subject()).contains("stores");
    assertThat(shown.isBlocker()).isFalse();
    assertThat(shown.detail())
        .contains("%d entries would be written".formatted(Samples.preview().changes()));
  }
}
