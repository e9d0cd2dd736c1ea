package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;

import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.Place;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Question;
import dev.handover.orchestrator.domain.Runbook;
import dev.handover.orchestrator.domain.RunbookAction;
import dev.handover.orchestrator.domain.RunbookCheck;
import dev.handover.orchestrator.domain.RunbookStep;
import dev.handover.orchestrator.domain.RunbookStep.Task;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runbooks with a history: one with every kind of deed, one that waits, and a part of one. */
final class RunbookScenarios {
  private RunbookScenarios() {}

  static Operation succeeded() {
    Simulation simulation = ready();
    Operation ended = confirmed(simulation, started(simulation));
    return simulation.service.get(ended.id());
  }

  static Operation waiting() {
    Simulation simulation = ready();
    return simulation.untilItRests(started(simulation).id());
  }

  static Operation move() {
    Simulation simulation = ready();
    confirmed(simulation, started(simulation));
    return child(simulation).orElseThrow();
  }

  private static Simulation ready() {
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    simulation.tasks.settled.add("dns-address");
    simulation.runbooks.add(
        new Runbook(
            "everything",
            "All",
            Optional.empty(),
            true,
            List.of(),
            List.of("be careful"),
            steps()));
    return simulation;
  }

  private static List<RunbookStep> steps() {
    Task ask = new Task.Manual("Install it.", List.of(new Question("version", "Which?", ".+")));
    return List.of(
        step("quiet", new Task.Freeze("work", Duration.ofHours(1)), Map.of()),
        step("install", ask, Map.of()),
        step("host", new Task.Check(RunbookCheck.HOST), Map.of()),
        step(
            "file",
            new Task.Check(RunbookCheck.FILE_VERSION),
            Map.of("path", List.of("C:\\a.exe"), "version", List.of("5.5.1.0"))),
        step("there", new Task.Check(RunbookCheck.FILE_PRESENT), Map.of("path", List.of("C:\\a"))),
        step("events", new Task.Check(RunbookCheck.EVENTS_ABSENT), Map.of("ids", List.of("4058"))),
        step(
            "imc",
            new Task.Check(RunbookCheck.SERVICE_STOPPED),
            Map.of("service", List.of("MSExchangeIMC"))),
        step("plan", new Task.Check(RunbookCheck.MOVABLE), Map.of()),
        step("dns", new Task.Check(RunbookCheck.DIRECTORY), Map.of("task", List.of("dns-address"))),
        step("types", new Task.Act(RunbookAction.SET_START_TYPES), Map.of()),
        step(
            "edit",
            new Task.Act(RunbookAction.EDIT_SETTINGS),
            Map.of("path", List.of("C:\\a.config"), "settings", List.of("A=B"))),
        step(
            "paths",
            new Task.Act(RunbookAction.CHANGE_DIRECTORY),
            Map.of("task", List.of("store-paths"))),
        step("over", new Task.Move(Place.STANDBY), Map.of()),
        step("loud", new Task.Unfreeze(), Map.of()));
  }

  private static RunbookStep step(String id, Task task, Map<String, List<String>> with) {
    return new RunbookStep(new StepId(id), task, Place.ACTIVE, with);
  }

  private static Operation started(Simulation simulation) {
    return simulation.start(PlanRequest.ofRunbook("everything", "alice", List.of()));
  }

  private static Operation confirmed(Simulation simulation, Operation operation) {
    simulation.untilItRests(operation.id());
    simulation.service.command(
        operation.id(),
        new OperationCommand(
            CommandKind.CONFIRM,
            "bob",
            "it is done",
            Optional.of(new StepId("install")),
            Map.of("version", "8.1"),
            Optional.empty()));
    while (child(simulation).isEmpty()) {
      simulation.carryOn(operation.id());
    }
    simulation.untilItRests(child(simulation).orElseThrow().id());
    return simulation.untilItRests(operation.id());
  }

  private static Optional<Operation> child(Simulation simulation) {
    OperationQuery all =
        new OperationQuery(Optional.of(Samples.MAIL), Optional.empty(), Optional.empty(), 10);
    return simulation.service.list(all).items().stream()
        .filter(o -> o.order().parent().isPresent())
        .findFirst();
  }
}
