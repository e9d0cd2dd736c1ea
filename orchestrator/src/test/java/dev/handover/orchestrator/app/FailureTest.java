package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Step;
import dev.handover.orchestrator.domain.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every step fails once for good, in every kind of operation. */
class FailureTest {
  private static final StepOutcome NO = new StepOutcome.Refused("broken", "repair it");

  private static FakeWorld worldFor(OperationKind kind) {
    return switch (kind) {
      case SWITCHOVER, STOP -> FakeWorld.activeOn(EXCH1);
      case FAILOVER -> {
        FakeWorld world = FakeWorld.activeOn(EXCH1);
        world.exch1.running.remove("MSExchangeIS");
        yield world;
      }
      case START -> new FakeWorld();
      case RUNBOOK -> throw new IllegalArgumentException("has a test of its own");
    };
  }

  private static NodeName targetOf(OperationKind kind) {
    return kind == OperationKind.STOP ? EXCH1 : EXCH2;
  }

  /** The deeds of an undisturbed run, in order. */
  private static List<String> deeds(OperationKind kind) {
    Simulation calm = new Simulation(worldFor(kind));
    calm.run(kind, targetOf(kind));
    return calm.world.deeds;
  }

  /** Fails a deed the first time it is asked for, not when its like is asked for to undo. */
  private static FakeWorld.Interference failingOnce(String wanted, boolean done) {
    boolean[] failed = {false};
    return (deed, doIt) -> {
      if (failed[0] || !deed.equals(wanted)) {
        return doIt.result();
      }
      failed[0] = true;
      return done ? failedThough(doIt.result()) : NO;
    };
  }

  private static StepOutcome failedThough(StepOutcome done) {
    return new StepOutcome.Refused("done, but called broken: " + done, "repair it");
  }

  @ParameterizedTest
  @EnumSource(value = OperationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "RUNBOOK")
  void turnsBackToWhatWasBeforeWhateverFailsUpToThePivot(OperationKind kind) {
    List<String> deeds = deeds(kind);
    int pivot = deeds.indexOf("start MSExchangeSA at exch2");
    for (String deed : pivot < 0 ? deeds : deeds.subList(0, pivot + 1)) {
      for (boolean done : List.of(true, false)) {
        // Given
        FakeWorld world = worldFor(kind);
        String before = world.snapshot();
        Simulation simulation = new Simulation(world);
        world.interference = failingOnce(deed, done);
        // When
        Operation ended = simulation.run(kind, targetOf(kind));
        // Then
        assertThat(ended.state()).as(deed).isIn(OperationState.COMPENSATED, OperationState.FAILED);
        if (kind == OperationKind.FAILOVER) {
          boolean letGo = deeds.indexOf(deed) > deeds.indexOf("confirm release at exch1");
          assertOfflineOrUntouched(world, ended, letGo ? "is offline" : "is not certain");
        } else {
          assertThat(world.snapshot()).as(deed).isEqualTo(before);
        }
      }
    }
  }

  /** The lost source is never handed the group back. */
  private static void assertOfflineOrUntouched(FakeWorld world, Operation ended, String told) {
    assertThat(world.directory.values()).containsOnly(EXCH1);
    assertThat(world.exch2.disk).isFalse();
    assertThat(world.exch2.running).isEmpty();
    assertThat(world.exch2.address).isFalse();
    if (ended.state() == OperationState.COMPENSATED) {
      assertThat(ended.exceptions()).anyMatch(e -> e.contains(told));
    }
  }

  @Test
  void haltsAfterThePivotAndGoesOnWhenAPersonSaysSo() {
    // Given
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    simulation.world.interference = failingOnce("start MSExchangeIS at exch2", false);
    // When
    Operation halted = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    simulation.service.command(halted.id(), command(CommandKind.RESUME));
    Operation ended = simulation.untilItRests(halted.id());
    // Then
    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    assertThat(halted.halted().orElseThrow().reason()).contains("MSExchangeIS");
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(simulation.store.woken).contains(halted.id());
  }

  @Test
  void compensatesAHaltedOperationWhenAPersonSaysSo() {
    // Given
    FakeWorld world = FakeWorld.activeOn(EXCH1);
    String before = world.snapshot();
    Simulation simulation = new Simulation(world);
    world.interference = failingOnce("start MSExchangeIS at exch2", false);
    Operation halted = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    // When
    simulation.service.command(halted.id(), command(CommandKind.COMPENSATE));
    Operation ended = simulation.untilItRests(halted.id());
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(world.snapshot()).isEqualTo(before);
    assertThat(simulation.store.group(Samples.MAIL).owner()).contains(EXCH1);
  }

  @Test
  void compensatesByItselfAfterThePivotWhenTheCallerChoseThat() {
    // Given
    FakeWorld world = FakeWorld.activeOn(EXCH1);
    String before = world.snapshot();
    Simulation simulation = new Simulation(world).onFailure(OnFailure.COMPENSATE);
    world.interference = failingOnce("start MSExchangeTransport at exch2", true);
    // When
    Operation ended = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(world.snapshot()).isEqualTo(before);
  }

  @Test
  void haltsWhenACompensationFailsAndNeverSkipsIt() {
    // Given
    FakeWorld world = FakeWorld.activeOn(EXCH1);
    Simulation simulation = new Simulation(world);
    world.interference =
        (deed, doIt) ->
            switch (deed) {
              case "start MSExchangeSA at exch2", "REVERTED rehome-mailboxes" -> NO;
              default -> doIt.result();
            };
    // When
    Operation halted = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    world.interference = (deed, doIt) -> doIt.result();
    simulation.service.command(halted.id(), command(CommandKind.RESUME));
    Operation ended = simulation.untilItRests(halted.id());
    // Then
    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(world.exch1.running).hasSize(3);
  }

  @Test
  void leavesEverythingAndListsItWhenAPersonAbandons() {
    // Given
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    simulation.world.interference = failingOnce("start MSExchangeIS at exch2", false);
    Operation halted = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    // When
    Operation ended = simulation.service.command(halted.id(), command(CommandKind.ABANDON));
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.ABANDONED);
    assertThat(ended.exceptions())
        .contains("Start service MSExchangeIS on exch2: failed")
        .contains("Directory: transfer-spns: done, not undone");
    assertThat(simulation.store.group(Samples.MAIL).liveOperation()).isEmpty();
  }

  @Test
  void haltsWhenSomebodyElsePromisedAHigherEpochAndResumesAboveIt() {
    // Given
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    Operation started = simulation.start(OperationKind.SWITCHOVER, EXCH2);
    simulation.world.exch2.promised = new FencingEpoch(40);
    // When
    Operation halted = simulation.untilItRests(started.id());
    simulation.service.command(halted.id(), command(CommandKind.RESUME));
    Operation ended = simulation.untilItRests(halted.id());
    // Then
    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    assertThat(halted.halted().orElseThrow().reason()).contains("epoch 40");
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(ended.epoch()).isEqualTo(new FencingEpoch(41));
  }

  @Test
  void waitsForANodeThatIsAwayForAWhile() {
    // Given
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    int[] times = {0};
    simulation.world.interference =
        (deed, doIt) ->
            deed.equals("disk online at exch2") && times[0]++ < 5
                ? new StepOutcome.RetryLater("connection refused")
                : doIt.result();
    // When
    Operation ended = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(times[0]).isEqualTo(6);
  }

  @Test
  void triesAServiceAsOftenAsItsProfileSays() {
    // Given
    Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));
    int[] times = {0};
    simulation.world.interference =
        (deed, doIt) ->
            deed.equals("start MSExchangeIS at exch2") && times[0]++ >= 0
                ? new StepOutcome.Failed("error 1053", "look at the event log")
                : doIt.result();
    // When
    Operation halted = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    // Then
    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    assertThat(times[0]).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(value = OperationKind.class, mode = EnumSource.Mode.EXCLUDE, names = "RUNBOOK")
  void endsTheSameWhenEveryActionRunsTwice(OperationKind kind) {
    // Given
    Simulation once = new Simulation(worldFor(kind));
    once.run(kind, targetOf(kind));
    Simulation twice = new Simulation(worldFor(kind));
    twice.world.interference =
        (deed, doIt) -> {
          StepOutcome first = doIt.result();
          return first instanceof StepOutcome.Done ? doIt.result() : first;
        };
    // When
    Operation ended = twice.run(kind, targetOf(kind));
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(twice.world.snapshot()).isEqualTo(once.world.snapshot());
  }

  @Test
  void failsOverWithAnAttestationWithoutTouchingTheLostSource() {
    // Given
    FakeWorld world = FakeWorld.activeOn(EXCH1);
    world.exch1.reachable = false;
    // The power is off: what ran there runs no more, and the disk is free.
    world.exch1.running.clear();
    world.exch1.disk = false;
    world.exch1.address = false;
    Simulation simulation = new Simulation(world);
    // When
    Operation ended =
        simulation.untilItRests(
            simulation.start(Samples.attested(OperationKind.FAILOVER, EXCH2)).id());
    // Then
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.exch2.running).hasSize(3);
    assertThat(world.deeds).noneMatch(deed -> deed.contains("exch1"));
    assertThat(ended.outage()).hasValueSatisfying(o -> assertThat(o).isPositive());
    assertThat(ended.order().attestation()).isPresent();
  }

  @Test
  void everyStepOfAPlanHasADeadlineAndPatience() {
    for (Step step : Samples.switchover().steps()) {
      assertThat(step.limits().deadline()).isPositive();
      assertThat(step.limits().patience()).isEqualTo(Duration.ofMinutes(2));
    }
  }

  private static OperationCommand command(CommandKind kind) {
    return new OperationCommand(kind, "bob", "because", Optional.empty());
  }
}
