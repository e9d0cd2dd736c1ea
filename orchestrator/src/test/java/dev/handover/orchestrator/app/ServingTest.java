package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.Criticality;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.StepStatus;
import dev.handover.orchestrator.domain.serving.Convergence;
import dev.handover.orchestrator.domain.serving.FinalChecks;
import dev.handover.orchestrator.domain.serving.ProbeKind;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import dev.handover.orchestrator.domain.times.TimedPhase;
import dev.handover.orchestrator.domain.times.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** exch1 has the group; whether it serves on exch2 is what is asked after its services run. */
class ServingTest {
  private static final FinalChecks CHECKS =
      new FinalChecks(
          List.of(
              ServiceProbe.of("smtp", ProbeKind.SMTP, 25, Criticality.REQUIRED),
              ServiceProbe.of("pop3", ProbeKind.POP3, 110, Criticality.BEST_EFFORT)),
          Optional.of(Convergence.STANDARD),
          true);

  private final FakeWorld world = FakeWorld.activeOn(EXCH1);
  private final Simulation simulation =
      new Simulation(world, journal -> journal, Samples.mail(Samples.profile().with(CHECKS)));
  private final FakeProbes probes = simulation.probes;

  @Test
  void isOverOnlyWhenTheServicesServe() {
    Operation moved = simulation.run(OperationKind.SWITCHOVER, EXCH2);

    assertThat(moved.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(detail(moved, "probe-services-smtp"))
        .isEqualTo("seen from exch2: 220 ready; seen from exch1: 220 ready");
    assertThat(detail(moved, "converge")).isEmpty();
    assertThat(Timing.of(moved).phases())
        .extracting(Timing.Span::phase)
        .contains(TimedPhase.SERVICES, TimedPhase.CONVERGE);
  }

  @Test
  void hasFailedWhenARequiredServiceRunsAndDoesNotServe() {
    // Given
    probes.mute(EXCH2, "smtp");

    // When
    Operation halted = simulation.run(OperationKind.SWITCHOVER, EXCH2);

    // Then: the pivot is past, so that a person decides; nothing else was looked at any more
    assertThat(halted.state()).isEqualTo(OperationState.HALTED);
    assertThat(halted.halted().orElseThrow().reason())
        .contains("smtp (SMTP, port 25)", "not served as seen from exch2: says nothing");
    assertThat(status(halted, "scan-leftovers").startedAt()).isEmpty();
  }

  @Test
  void goesOnWithoutAServiceThatAPersonSaysNobodyNeeds() {
    // Given
    probes.mute(EXCH2, "smtp");
    Operation halted = simulation.run(OperationKind.SWITCHOVER, EXCH2);

    // When
    simulation.service.command(
        halted.id(),
        new OperationCommand(
            CommandKind.SKIP,
            "bob",
            "mail goes by the other road",
            Optional.of(new StepId("probe-services-smtp")),
            Optional.empty()));

    // Then
    assertThat(simulation.untilItRests(halted.id()).state())
        .isEqualTo(OperationState.SUCCEEDED_WITH_EXCEPTIONS);
  }

  @Test
  void turnsBackWithoutARequiredServiceWhereThatIsWanted() {
    probes.mute(EXCH1, "smtp");

    Operation back =
        simulation.onFailure(OnFailure.COMPENSATE).run(OperationKind.SWITCHOVER, EXCH2);

    assertThat(back.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(world.exch1.running).hasSize(3);
  }

  @Test
  void listsAServiceThatIsBestEffortAsAnException() {
    probes.mute(EXCH2, "pop3");

    Operation moved = simulation.run(OperationKind.SWITCHOVER, EXCH2);

    assertThat(moved.state()).isEqualTo(OperationState.SUCCEEDED_WITH_EXCEPTIONS);
    assertThat(moved.exceptions())
        .singleElement()
        .asString()
        .contains("pop3 (POP3, port 110)", "not done within 60 s");
  }

  @Test
  void isContentWithOneViewWhereTheOtherCannotBeAsked() {
    probes.views.put("exch1 smtp", new Answer.Unreachable<>("no connection to exch1"));

    Operation moved = simulation.run(OperationKind.SWITCHOVER, EXCH2);

    assertThat(moved.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(detail(moved, "probe-services-smtp")).isEqualTo("seen from exch2: 220 ready");
  }

  @Test
  void asksNobodyElseAfterAFailoverFromADeadServer() {
    // Given
    world.exch1.reachable = false;
    world.exch1.running.clear();
    world.exch1.address = false;
    world.exch1.disk = false;

    // When
    Operation moved =
        simulation.untilItRests(
            simulation.start(Samples.attested(OperationKind.FAILOVER, EXCH2)).id());

    // Then
    assertThat(moved.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(detail(moved, "probe-services-smtp")).isEqualTo("seen from exch2: 220 ready");
  }

  @Test
  void countsTheOutageUntilTheLastServiceServes() {
    // Given
    probes.mute(EXCH2, "pop3");
    Operation slow = simulation.run(OperationKind.SWITCHOVER, EXCH2);
    probes.views.clear();

    // When
    Operation quick = simulation.run(OperationKind.SWITCHOVER, EXCH1);

    // Then: what never served is no end of an outage, but what serves is
    assertThat(quick.outage()).hasValueSatisfying(o -> assertThat(o).isPositive());
    assertThat(Timing.of(slow).phases())
        .filteredOn(span -> span.phase() == TimedPhase.CONVERGE)
        .singleElement()
        .satisfies(span -> assertThat(span.took()).isGreaterThanOrEqualTo(Duration.ofSeconds(60)));
  }

  @Test
  void hasRecoveredWhenItServesWhateverIsLookedAtAfterwards() {
    // Given
    List<Integer> asked = new ArrayList<>();
    world.interference =
        (deed, doIt) -> {
          if (deed.equals("converge") && asked.size() < 3) {
            asked.add(1);
            return new StepOutcome.RetryLater("directory-service is busy");
          }
          return doIt.result();
        };

    // When
    Operation moved = simulation.run(OperationKind.SWITCHOVER, EXCH2);

    // Then
    Duration whole = Duration.between(moved.order().createdAt(), moved.endedAt().orElseThrow());
    assertThat(Timing.of(moved).recovery().orElseThrow()).isLessThan(whole);
  }

  @Test
  void isDoneWithAnExceptionWhenOtherServersDoNotAgreeInTime() {
    world.interference =
        (deed, doIt) ->
            deed.equals("converge")
                ? new StepOutcome.Failed("not before the deadline: dc2 DIFFERS", "repadmin")
                : doIt.result();

    Operation moved = simulation.run(OperationKind.SWITCHOVER, EXCH2);

    assertThat(moved.state()).isEqualTo(OperationState.SUCCEEDED_WITH_EXCEPTIONS);
    assertThat(moved.exceptions()).singleElement().asString().contains("dc2 DIFFERS");
  }

  @Test
  void looksForWhatIsLeftOfTheServerThatTheGroupCameFrom() {
    List<String> asked = new ArrayList<>();
    world.interference =
        (deed, doIt) -> {
          asked.add(deed);
          return doIt.result();
        };

    simulation.run(OperationKind.SWITCHOVER, EXCH2);

    assertThat(asked).contains("leftovers of EXCH1").endsWith("leftovers of EXCH1");
  }

  private static StepStatus status(Operation operation, String step) {
    return operation.steps().stream()
        .filter(status -> status.step().id().value().equals(step))
        .findFirst()
        .orElseThrow();
  }

  private static String detail(Operation operation, String step) {
    return status(operation, step).detail().orElse("");
  }
}
