package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;

import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Operations with a history, by name: what a store of this release may hold. */
public final class Scenarios {
  private static final StepOutcome NO = new StepOutcome.Refused("broken", "repair it");

  private Scenarios() {}

  /** One operation for each end and each rest that there is. */
  public static Map<String, Operation> all() {
    Map<String, Operation> all = new TreeMap<>();
    all.put("switchover-succeeded", switchover((deed, doIt) -> doIt.result()));
    all.put("switchover-failed", switchover(failing("promise at exch2")));
    all.put("switchover-compensated", switchover(failing("disk online at exch2")));
    all.put("switchover-halted", switchover(failing("start MSExchangeIS at exch2")));
    all.put("switchover-with-setbacks", switchover(setbacks()));
    all.put("switchover-with-exceptions", exceptions());
    all.put("switchover-paused", commanded(CommandKind.PAUSE));
    all.put("switchover-cancelled", commanded(CommandKind.CANCEL));
    all.put("switchover-abandoned", abandoned());
    all.put("switchover-skipped", skipped());
    all.put("switchover-fenced-and-resumed", fenced());
    all.put("switchover-taken-over", takenOver());
    all.put("runbook-succeeded", RunbookScenarios.succeeded());
    all.put("runbook-waiting", RunbookScenarios.waiting());
    all.put("runbook-move", RunbookScenarios.move());
    all.put("failover-attested", failover());
    all.put("start-succeeded", new Simulation(new FakeWorld()).run(OperationKind.START, EXCH2));
    all.put(
        "stop-succeeded", new Simulation(FakeWorld.activeOn(EXCH1)).run(OperationKind.STOP, EXCH1));
    return all;
  }

  private static Operation switchover(FakeWorld.Interference interference) {
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    simulation.world.interference = interference;
    return simulation.run(OperationKind.SWITCHOVER, EXCH2);
  }

  private static FakeWorld.Interference failing(String wanted) {
    return (deed, doIt) -> deed.equals(wanted) ? NO : doIt.result();
  }

  private static FakeWorld.Interference setbacks() {
    int[] asked = {0};
    return (deed, doIt) -> {
      if (!deed.equals("start MSExchangeSA at exch2")) {
        return doIt.result();
      }
      return switch (asked[0]++) {
        case 0 -> new StepOutcome.RetryLater("connection refused");
        case 1 -> new StepOutcome.OnItsWay("START_PENDING, checkpoint 1", Duration.ofMillis(500));
        case 2 -> new StepOutcome.Failed("error 1053", "look at the event log");
        default -> doIt.result();
      };
    };
  }

  private static Operation exceptions() {
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    simulation.world.conflicts = List.of("CN=a: homeMDB was changed meanwhile");
    return simulation.run(OperationKind.SWITCHOVER, EXCH2);
  }

  private static Operation commanded(CommandKind kind) {
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    Operation started = simulation.start(OperationKind.SWITCHOVER, EXCH2);
    simulation.world.interference =
        (deed, doIt) -> {
          if (deed.equals("disk offline at exch1")
              && simulation.service.get(started.id()).state().name().equals("RUNNING")) {
            simulation.service.command(started.id(), command(kind));
          }
          return doIt.result();
        };
    return simulation.untilItRests(started.id());
  }

  private static Operation abandoned() {
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    simulation.world.interference = failing("start MSExchangeIS at exch2");
    Operation halted = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    return simulation.service.command(halted.id(), command(CommandKind.ABANDON));
  }

  private static Operation skipped() {
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    simulation.world.interference = failing("start MSExchangeIS at exch2");
    Operation halted = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    simulation.service.command(
        halted.id(),
        new OperationCommand(
            CommandKind.SKIP,
            "bob",
            "nobody uses it",
            Optional.of(new StepId("start-msexchangeis")),
            Optional.empty()));
    return simulation.untilItRests(halted.id());
  }

  private static Operation fenced() {
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    Operation started = simulation.start(OperationKind.SWITCHOVER, EXCH2);
    simulation.world.exch2.promised = new FencingEpoch(40);
    simulation.untilItRests(started.id());
    simulation.service.command(started.id(), command(CommandKind.RESUME));
    return simulation.untilItRests(started.id());
  }

  private static Operation takenOver() {
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    Operation started = simulation.start(OperationKind.SWITCHOVER, EXCH2);
    boolean[] died = {false};
    simulation.world.interference =
        (deed, doIt) -> {
          if (!died[0] && deed.equals("APPLIED transfer-spns")) {
            died[0] = true;
            throw new CrashingJournal.Crash();
          }
          return doIt.result();
        };
    try {
      simulation.untilItRests(started.id());
      throw new AssertionError("should have died");
    } catch (CrashingJournal.Crash crash) {
      simulation.takeOver(started.id());
    }
    return simulation.untilItRests(started.id());
  }

  private static Operation failover() {
    FakeWorld world = new FakeWorld();
    world.exch1.reachable = false;
    Simulation simulation = new Simulation(world);
    Operation started = simulation.start(Samples.attested(OperationKind.FAILOVER, EXCH2));
    return simulation.untilItRests(started.id());
  }

  private static OperationCommand command(CommandKind kind) {
    return new OperationCommand(kind, "bob", "because", Optional.empty());
  }
}
