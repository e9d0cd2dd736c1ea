package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.HostFinding;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Place;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Question;
import dev.handover.orchestrator.domain.Runbook;
import dev.handover.orchestrator.domain.RunbookAction;
import dev.handover.orchestrator.domain.RunbookCheck;
import dev.handover.orchestrator.domain.RunbookStep;
import dev.handover.orchestrator.domain.RunbookStep.Task;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A group is taken through procedures, with people and other operations taking part. */
class RunbookTest {
  private static final Question VERSION = new Question("version", "Which?", "8\\.\\d");

  private final FakeWorld world = FakeWorld.activeOn(EXCH1);
  private final Simulation simulation = new Simulation(world);

  static RunbookStep step(String id, Task task) {
    return new RunbookStep(new StepId(id), task, Place.ACTIVE, Map.of());
  }

  static RunbookStep manual(String id, Question... questions) {
    return step(id, new Task.Manual("Install it on {standby}.", List.of(questions)));
  }

  private Operation start(RunbookStep... steps) {
    simulation.runbooks.add(
        new Runbook(
            "upgrade", "Upgrade", Optional.empty(), true, List.of(), List.of(), List.of(steps)));
    return simulation.start(PlanRequest.ofRunbook("upgrade", "alice", List.of()));
  }

  /** Drives the runbook, and whatever it starts, until nothing moves by itself. */
  private Operation untilItRests(Operation operation) {
    for (int turn = 0; turn < 1000; turn++) {
      boolean parentRests = !(simulation.carryOn(operation.id()) instanceof Work.Due.At);
      Optional<Operation> child = children().stream().filter(o -> !o.state().isRest()).findFirst();
      child.ifPresent(o -> simulation.untilItRests(o.id()));
      simulation.clock.pass(Duration.ofSeconds(30));
      if (parentRests && child.isEmpty()) {
        return simulation.service.get(operation.id());
      }
      if (children().stream().anyMatch(o -> o.state() == OperationState.HALTED)) {
        simulation.carryOn(operation.id());
        return simulation.service.get(operation.id());
      }
    }
    throw new AssertionError("never rests");
  }

  private List<Operation> children() {
    OperationQuery all =
        new OperationQuery(Optional.of(Samples.MAIL), Optional.empty(), Optional.empty(), 100);
    return simulation.service.list(all).items().stream()
        .filter(o -> o.order().parent().isPresent())
        .toList();
  }

  private Operation command(Operation operation, CommandKind kind, String step, String version) {
    return simulation.service.command(
        operation.id(),
        new OperationCommand(
            kind,
            "bob",
            "it is done",
            Optional.ofNullable(step.isEmpty() ? null : new StepId(step)),
            version.isEmpty() ? Map.of() : Map.of("version", version),
            Optional.empty()));
  }

  private static String title(Operation operation, String step) {
    return operation.steps().stream()
        .filter(s -> s.step().id().value().equals(step))
        .findFirst()
        .orElseThrow()
        .step()
        .title();
  }

  @Test
  void waitsForAPersonWithoutDoingAnythingAndGoesOnWhenConfirmed() {
    // Given
    Operation waiting = untilItRests(start(manual("install", VERSION)));
    assertThat(waiting.state()).isEqualTo(OperationState.WAITING);
    assertThat(waiting.isAtRest()).isTrue();
    assertThat(title(waiting, "install")).isEqualTo("By hand: Install it on exch2.");
    // When
    command(waiting, CommandKind.CONFIRM, "install", "8.1");
    Operation ended = untilItRests(waiting);
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(ended.steps().getLast().detail())
        .contains("confirmed by bob: it is done (version=8.1)");
  }

  @Test
  void refusesAConfirmationWithoutTheAnswersThatTheStepAsksFor() {
    Operation waiting = untilItRests(start(manual("install", VERSION)));
    for (String version : List.of("", "7.0")) {
      ProblemException refusal =
          catchThrowableOfType(
              ProblemException.class,
              () -> command(waiting, CommandKind.CONFIRM, "install", version));
      assertThat(refusal.problem().code()).isEqualTo(ProblemCode.ANSWERS_REFUSED);
      assertThat(refusal.problem().errors()).hasSize(1);
    }
    ProblemException other =
        catchThrowableOfType(
            ProblemException.class, () -> command(waiting, CommandKind.CONFIRM, "other", "8.1"));
    assertThat(other.problem().cure()).contains("install");
    assertThat(simulation.service.get(waiting.id()).version()).isEqualTo(waiting.version());
  }

  @Test
  void stillWaitsAfterAPauseAndATakeover() {
    // Given
    Operation waiting = untilItRests(start(manual("install")));
    // When
    command(waiting, CommandKind.PAUSE, "", "");
    assertThat(simulation.service.get(waiting.id()).state()).isEqualTo(OperationState.PAUSED);
    command(waiting, CommandKind.RESUME, "", "");
    simulation.takeOver(waiting.id());
    Operation again = untilItRests(waiting);
    // Then
    assertThat(again.state()).isEqualTo(OperationState.WAITING);
    command(waiting, CommandKind.CONFIRM, "install", "");
    assertThat(untilItRests(waiting).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void movesTheGroupByOperationsOfTheirOwnAndThereAndBackWithGrowingEpochs() {
    // Given
    Operation runbook =
        start(
            step("over", new Task.Move(Place.STANDBY)),
            step("types", new Task.Act(RunbookAction.SET_START_TYPES)),
            step("back", new Task.Move(Place.STANDBY)));
    // When
    Operation ended = untilItRests(runbook);
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.exch1.running).hasSize(3);
    assertThat(children()).extracting(Operation::state).containsOnly(OperationState.SUCCEEDED);
    assertThat(children())
        .extracting(o -> o.plan().target())
        .containsExactly(EXCH1, EXCH2); // newest first
    assertThat(children()).extracting(o -> o.epoch().value()).containsExactly(4L, 2L);
    assertThat(ended.epoch()).isEqualTo(new FencingEpoch(5));
    assertThat(simulation.hosts.deeds).contains("manual MSExchangeIS at exch2, epoch 3");
    assertThat(simulation.store.group(Samples.MAIL).liveOperation()).isEmpty();
    assertThat(simulation.store.group(Samples.MAIL).owner()).contains(EXCH1);
  }

  @Test
  void neverStartsASecondMoveForOneStepWhoeverDrivesIt() {
    // Given: the move has ended, and whoever drove the runbook died before it wrote that down
    Operation runbook = start(step("over", new Task.Move(Place.BACKUP)));
    simulation.carryOn(runbook.id());
    simulation.untilItRests(children().getFirst().id());
    // When
    simulation.takeOver(runbook.id());
    Operation ended = untilItRests(runbook);
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(children()).hasSize(1);
  }

  @Test
  void keepsTheGroupWithTheMoveWhenTheRunbookIsTakenOverMeanwhile() {
    // Given
    Operation runbook = start(step("over", new Task.Move(Place.BACKUP)));
    simulation.carryOn(runbook.id());
    Operation child = children().getFirst();
    // When
    simulation.takeOver(runbook.id());
    // Then
    assertThat(simulation.store.group(Samples.MAIL).liveOperation()).contains(child.id());
    assertThat(untilItRests(runbook).state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.exch2.running).hasSize(3);
  }

  @Test
  void waitsWhileItsMoveIsHaltedAndHaltsWhenThatIsGivenUp() {
    // Given
    Operation runbook = start(step("over", new Task.Move(Place.BACKUP)));
    world.interference =
        (deed, doIt) ->
            deed.equals("start MSExchangeIS at exch2")
                ? new StepOutcome.Refused("broken", "repair it")
                : doIt.result();
    Operation waiting = untilItRests(runbook);
    assertThat(waiting.state()).isEqualTo(OperationState.WAITING);
    // When
    command(children().getFirst(), CommandKind.COMPENSATE, "", "");
    world.interference = (deed, doIt) -> doIt.result();
    Operation halted = untilItRests(runbook);
    // Then
    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    command(halted, CommandKind.RESUME, "", "");
    assertThat(untilItRests(runbook).state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(children()).hasSize(2);
  }

  @Test
  void haltsAtACheckThatFailsAndGoesOnWithoutItWhenAPersonSaysSo() {
    // Given
    simulation.hosts.failing.add(
        new HostFinding("hotfix", HostFinding.Outcome.FAILED, "KB1 is missing", "Install it."));
    Operation halted =
        untilItRests(start(step("machines", new Task.Check(RunbookCheck.HOST)), manual("install")));
    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    assertThat(halted.halted().orElseThrow().cure()).contains("Install it.");
    // When
    command(halted, CommandKind.SKIP, "machines", "");
    // Then
    assertThat(untilItRests(halted).state()).isEqualTo(OperationState.WAITING);
  }

  @Test
  void isNeitherCancelledNorCompensated() {
    Operation waiting = untilItRests(start(manual("install")));
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class, () -> command(waiting, CommandKind.CANCEL, "", ""));
    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.WRONG_STATE);
    command(waiting, CommandKind.PAUSE, "", "");
    assertThat(command(waiting, CommandKind.ABANDON, "", "").state())
        .isEqualTo(OperationState.ABANDONED);
  }

  @Test
  void freezesTheGroupForOthersAndMovesItItself() {
    // Given
    Operation runbook =
        start(
            step("quiet", new Task.Freeze("service pack", Duration.ofHours(4))),
            step("over", new Task.Move(Place.BACKUP)),
            manual("install"));
    // When
    Operation waiting = untilItRests(runbook);
    // Then
    assertThat(waiting.state()).isEqualTo(OperationState.WAITING);
    assertThat(world.exch2.running).hasSize(3);
    assertThat(simulation.freezes.inForce(simulation.clock.instant())).hasSize(1);
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class, () -> simulation.start(OperationKind.SWITCHOVER, EXCH1));
    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.OPERATION_IN_PROGRESS);
    command(waiting, CommandKind.CONFIRM, "install", "");
    untilItRests(waiting);
    assertThat(simulation.freezes.inForce(simulation.clock.instant())).isEmpty();
  }

  @Test
  void asksForDirectoryTasksOnceForEachTry() {
    RunbookStep change =
        new RunbookStep(
            new StepId("paths"),
            new Task.Act(RunbookAction.CHANGE_DIRECTORY),
            Place.ACTIVE,
            Map.of("task", List.of("store-paths"), "drive", List.of("{disk}")));
    RunbookStep check =
        new RunbookStep(
            new StepId("check"),
            new Task.Check(RunbookCheck.DIRECTORY),
            Place.ACTIVE,
            Map.of("task", List.of("store-paths")));
    Operation ended = untilItRests(start(change, check));
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(simulation.tasks.sets).containsKey("step.%s.paths.1".formatted(ended.id()));
  }
}
