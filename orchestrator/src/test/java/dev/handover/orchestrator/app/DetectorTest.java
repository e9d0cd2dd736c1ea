package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static dev.handover.orchestrator.domain.Samples.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.Criticality;
import dev.handover.orchestrator.domain.Detection;
import dev.handover.orchestrator.domain.DetectionPolicy;
import dev.handover.orchestrator.domain.FailoverMode;
import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.MovePolicy;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Protection;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.serving.FinalChecks;
import dev.handover.orchestrator.domain.serving.ProbeKind;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** exch1 has the group, looked at every five seconds, and has a fence agent. */
class DetectorTest {
  private static final DetectionPolicy.TcpCheck SMTP = new DetectionPolicy.TcpCheck("smtp", 25);

  private static final ServiceProbe POP3 =
      ServiceProbe.of("pop3", ProbeKind.POP3, 110, Criticality.REQUIRED);

  private final FakeWorld world = new FakeWorld();
  private final FakeProbes probes = new FakeProbes();
  private Simulation simulation = new Simulation(world);
  private Detector detector = watched(FailoverMode.AUTOMATIC);

  private Detector watched(FailoverMode mode) {
    DetectionPolicy policy =
        new DetectionPolicy(mode, Map.of(), 1, Duration.ofDays(1), List.of(SMTP));
    Group group =
        Samples.mail(Samples.profile().with(FinalChecks.NOTHING.with(List.of(POP3))))
            .with(
                new Protection(
                    MovePolicy.unlimited(), Map.of(EXCH1, FakeAgents.of(EXCH1)), policy));
    simulation = new Simulation(world, journal -> journal, group);
    Safeguards safeguards =
        new Safeguards(
            new OperationStore(
                simulation.store, simulation.store, simulation.store, simulation.freezes));
    return new Detector(
        new Simulation.OneGroup(group),
        new Lookout(new Observer(world), probes, safeguards, probes),
        simulation.service,
        simulation.clock);
  }

  private void startOnExch1() {
    assertThat(simulation.run(OperationKind.START, EXCH1).state())
        .isEqualTo(OperationState.SUCCEEDED);
  }

  private void watchFor(Duration time) {
    for (long i = 0; i <= time.toSeconds(); i += 5) {
      detector.lookAround();
      simulation.clock.passUntil(simulation.clock.instant().plusSeconds(5));
    }
  }

  private List<Operation> begun() {
    return simulation
        .store
        .list(new OperationQuery(Optional.of(MAIL), Optional.empty(), Optional.empty(), 50))
        .items()
        .stream()
        .filter(operation -> operation.order().actor().equals(Lookout.ACTOR))
        .toList();
  }

  private List<String> why() {
    return detector.why(MAIL).detection().reasons().stream().map(Detection.Reason::code).toList();
  }

  @Test
  void takesAGroupOverWhoseServerIsSilentForLongEnough() {
    // Given
    startOnExch1();
    watchFor(Duration.ofMinutes(5));
    assertThat(begun()).isEmpty();
    world.exch1.reachable = false;

    // When
    watchFor(Duration.ofSeconds(20));
    assertThat(begun()).isEmpty();
    assertThat(why()).containsExactly("grace");
    watchFor(Duration.ofMinutes(5));

    // Then
    assertThat(begun()).hasSize(1);
    assertThat(simulation.untilItRests(begun().getFirst().id()).state())
        .isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.exch2.running).hasSize(3);
    assertThat(world.deeds).contains("cut power at exch1");
  }

  @Test
  void leavesAServerAloneThatItsPartnerReaches() {
    startOnExch1();
    world.exch1.reachable = false;
    probes.partnersView = new Answer.Given<>(true);
    watchFor(Duration.ofMinutes(10));
    assertThat(begun()).isEmpty();
    assertThat(why()).containsExactly("partner-reaches-it");
  }

  @Test
  void forgetsWhatPassesBeforeItsGraceIsOver() {
    startOnExch1();
    for (int i = 0; i < 10; i++) {
      world.exch1.reachable = false;
      watchFor(Duration.ofSeconds(20));
      world.exch1.reachable = true;
      watchFor(Duration.ofSeconds(5));
    }
    assertThat(begun()).isEmpty();
  }

  @Test
  void preparesAFailoverThatWaitsForAnApprover() {
    // Given
    detector = watched(FailoverMode.APPROVE);
    startOnExch1();
    world.exch1.reachable = false;

    // When
    watchFor(Duration.ofMinutes(5));

    // Then
    assertThat(begun()).hasSize(1);
    Operation waiting = simulation.untilItRests(begun().getFirst().id());
    assertThat(waiting.state()).isEqualTo(OperationState.PAUSED);
    assertThat(world.deeds).doesNotContain("cut power at exch1");
    simulation.service.command(
        waiting.id(),
        new OperationCommand(
            CommandKind.RESUME, "carol", "exch1 is dead", Optional.empty(), Optional.empty()));
    assertThat(simulation.untilItRests(waiting.id()).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void withdrawsWhatNobodyApprovedWhenTheServerIsWellAgain() {
    // Given
    detector = watched(FailoverMode.APPROVE);
    startOnExch1();
    world.exch1.reachable = false;
    watchFor(Duration.ofMinutes(1));
    assertThat(begun()).hasSize(1);

    // When
    world.exch1.reachable = true;
    watchFor(Duration.ofSeconds(10));

    // Then
    assertThat(simulation.untilItRests(begun().getFirst().id()).state().isEnd()).isTrue();
    assertThat(world.exch1.running).hasSize(3);
    assertThat(world.exch2.running).isEmpty();
  }

  @Test
  void movesAGroupAwayFromAServerThatRunsAndDoesNotServe() {
    // Given
    startOnExch1();
    probes.deadPorts.add(25);

    // When
    watchFor(Duration.ofMinutes(3));

    // Then
    assertThat(begun()).hasSize(1);
    assertThat(begun().getFirst().plan().kind()).isEqualTo(OperationKind.SWITCHOVER);
  }

  @Test
  void movesAGroupAwayWhoseServiceServesNobodyAsSeenFromBothServers() {
    // Given
    startOnExch1();
    probes.mute(EXCH1, "pop3");
    watchFor(Duration.ofMinutes(10));
    assertThat(begun()).as("one broken path is no failure").isEmpty();

    // When
    probes.mute(EXCH2, "pop3");
    watchFor(Duration.ofMinutes(3));

    // Then
    assertThat(begun()).hasSize(1);
    assertThat(begun().getFirst().plan().kind()).isEqualTo(OperationKind.SWITCHOVER);
  }

  @Test
  void takesAGroupOverWhoseServicesAreDown() {
    startOnExch1();
    world.exch1.running.remove("MSExchangeIS");
    watchFor(Duration.ofMinutes(3));
    assertThat(begun()).hasSize(1);
    assertThat(simulation.untilItRests(begun().getFirst().id()).state())
        .isEqualTo(OperationState.SUCCEEDED);
    assertThat(world.exch2.running).hasSize(3);
    assertThat(world.deeds).doesNotContain("cut power at exch1");
  }

  @Test
  void keepsToItsBudget() {
    // Given
    startOnExch1();
    world.exch1.running.remove("MSExchangeIS");
    watchFor(Duration.ofMinutes(3));
    simulation.untilItRests(begun().getFirst().id());
    watchFor(Duration.ofSeconds(10));

    // When
    world.exch2.running.remove("MSExchangeIS");
    watchFor(Duration.ofHours(1));

    // Then
    assertThat(begun()).hasSize(1);
    assertThat(why()).containsExactly("budget-spent");
    watchFor(Duration.ofHours(23));
    assertThat(begun()).hasSize(2);
  }

  @Test
  void doesNothingToAFrozenGroup() {
    startOnExch1();
    simulation.freezes.put(
        new Freeze(
            Optional.empty(),
            "bob",
            "storage works",
            simulation.clock.instant(),
            Optional.empty(),
            Optional.empty()));
    world.exch1.reachable = false;
    watchFor(Duration.ofMinutes(5));
    assertThat(begun()).isEmpty();
    assertThat(why()).containsExactly("frozen");
  }

  @Test
  void leavesAGroupAloneThatWasStopped() {
    startOnExch1();
    simulation.run(OperationKind.STOP, EXCH1);
    watchFor(Duration.ofMinutes(10));
    assertThat(begun()).isEmpty();
    assertThat(why()).containsExactly("no-owner");
    assertThat(simulation.run(OperationKind.START, EXCH2).state())
        .isEqualTo(OperationState.SUCCEEDED);
  }
}
