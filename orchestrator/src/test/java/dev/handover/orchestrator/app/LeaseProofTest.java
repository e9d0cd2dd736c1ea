package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.MovePolicy;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Protection;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepStatus;
import dev.handover.orchestrator.domain.Work;
import dev.handover.orchestrator.domain.proof.AcceptedProofs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** exch1 has the group, by a lease of a minute, and falls silent; nothing but its lease proves. */
class LeaseProofTest {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration LETTING_GO = Duration.ofMinutes(5);
  private static final Duration WAIT = LEASE.multipliedBy(2).plus(LETTING_GO);

  private final FakeWorld world = FakeWorld.activeOn(EXCH1);

  private Simulation accepting(Optional<Duration> lettingGo, Map<NodeName, FenceAgent> agents) {
    Group group =
        Samples.leased(LEASE)
            .with(
                new Protection(MovePolicy.unlimited(), agents)
                    .accepting(new AcceptedProofs(false, lettingGo)));
    return new Simulation(world, journal -> journal, group);
  }

  private Simulation accepting() {
    return accepting(Optional.of(LETTING_GO), Map.of());
  }

  /** It was started there, and its lease was renewed. */
  private static Simulation underLease(Simulation simulation) {
    assertThat(simulation.run(OperationKind.START, EXCH1).state())
        .isEqualTo(OperationState.SUCCEEDED);
    simulation.renewals.renewDue();
    return simulation;
  }

  private void theSourceLetsGo() {
    world.exch1.running.clear();
    world.exch1.disk = false;
    world.exch1.address = false;
  }

  private static void refused(Simulation simulation) {
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> simulation.start(OperationKind.FAILOVER, EXCH2))
                .problem())
        .extracting(problem -> problem.code())
        .isEqualTo(ProblemCode.NO_PROOF_OF_RELEASE);
  }

  private static StepStatus proof(Operation operation) {
    return operation.steps().stream()
        .filter(status -> status.step().id().value().equals("prove-release"))
        .findFirst()
        .orElseThrow();
  }

  private static Instant waiting(Work.Due due) {
    return ((Work.Due.At) due).instant();
  }

  @Test
  void waitsUntilTheSourceHasSurelyLetGoAndTakesNothingFromIt() {
    // Given
    Simulation simulation = underLease(accepting());
    world.exch1.reachable = false;
    Instant begun = simulation.clock.instant();

    // When
    Operation waiting = simulation.start(OperationKind.FAILOVER, EXCH2);
    Instant until = waiting(simulation.carryOn(waiting.id()));

    // Then nothing of the target's is touched before that
    assertThat(until).isBetween(begun.plus(WAIT), begun.plus(WAIT).plusSeconds(1));
    assertThat(world.deeds).noneMatch(deed -> deed.contains("disk") && deed.endsWith("exch2"));

    // When
    theSourceLetsGo();
    Operation moved = simulation.untilItRests(waiting.id());

    // Then
    assertThat(moved.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(proof(moved).step().action().kind()).isEqualTo("AWAIT_LEASE_EXPIRY");
    assertThat(proof(moved).detail().orElseThrow())
        .contains("lease of exch1 (60 s, epoch 1) is over");
    assertThat(world.deeds).contains("disk online at exch2").doesNotContain("disk over at exch2");
    assertThat(world.exch2.running).hasSize(3);
  }

  @Test
  void aSourceThatHasTheDiskAllTheSameKeepsIt() {
    // Given its node-service is dead, and nobody lets go
    Simulation simulation = underLease(accepting());
    world.exch1.reachable = false;
    world.exch1.address = false;

    // When
    Operation ended = simulation.run(OperationKind.FAILOVER, EXCH2);

    // Then
    assertThat(ended.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(world.exch2.disk).isFalse();
    assertThat(world.exch1.running).hasSize(3);
  }

  @Test
  void aSourceThatAnswersAgainIsNotTakenForGone() {
    // Given
    Simulation simulation = underLease(accepting());
    world.exch1.reachable = false;
    Operation waiting = simulation.start(OperationKind.FAILOVER, EXCH2);
    simulation.carryOn(waiting.id());

    // When
    world.exch1.reachable = true;
    Operation ended = simulation.untilItRests(waiting.id());

    // Then
    assertThat(ended.state()).isNotEqualTo(OperationState.SUCCEEDED);
    assertThat(world.exch1.running).hasSize(3);
    assertThat(world.exch2.running).isEmpty();
  }

  @Test
  void whoTakesOverWaitsAnewBecauseItsClockMayBeAnother() {
    // Given
    Simulation simulation = underLease(accepting());
    world.exch1.reachable = false;
    Operation waiting = simulation.start(OperationKind.FAILOVER, EXCH2);
    simulation.carryOn(waiting.id());
    simulation.clock.pass(LEASE);

    // When
    Instant taken = simulation.clock.instant();
    simulation.takeOver(waiting.id());

    // Then
    Instant until = waiting(simulation.carryOn(waiting.id()));
    assertThat(until).isBetween(taken.plus(WAIT), taken.plus(WAIT).plusSeconds(1));
  }

  @Test
  void aLeaseProvesNothingToAGroupThatDoesNotAcceptItsEnd() {
    Simulation simulation = underLease(accepting(Optional.empty(), Map.of()));
    world.exch1.reachable = false;

    refused(simulation);
  }

  @Test
  void aLeaseThatNobodyAcknowledgedProvesNothing() {
    // Given the operation ended the former lease, and the source fell silent before it got another
    Simulation simulation = accepting();
    simulation.run(OperationKind.START, EXCH1);
    world.exch1.reachable = false;
    simulation.renewals.renewDue();

    refused(simulation);
  }

  @Test
  void aLeaseThatAnOperationEndedProvesNothing() {
    // Given
    Simulation simulation = underLease(accepting());
    simulation.run(OperationKind.START, EXCH1);
    world.exch1.reachable = false;

    refused(simulation);
  }

  @Test
  void aFenceAgentGoesBeforeALease() {
    // Given
    Simulation simulation =
        underLease(accepting(Optional.of(LETTING_GO), Map.of(EXCH1, FakeAgents.of(EXCH1))));
    world.exch1.reachable = false;

    // Then
    assertThat(
            simulation
                .service
                .preview(Samples.MAIL, Samples.request(OperationKind.FAILOVER, EXCH2))
                .steps())
        .extracting(step -> step.action().kind())
        .contains("CUT_POWER")
        .doesNotContain("AWAIT_LEASE_EXPIRY");
  }

  @Test
  void nobodyRenewsWhenAnOperationBeganAfterTheNodeWasAsked() {
    // Given
    Simulation simulation = accepting();
    simulation.run(OperationKind.START, EXCH1);
    world.exch1.leases.clear();
    world.looking =
        node -> {
          world.looking = any -> {};
          simulation.start(OperationKind.SWITCHOVER, EXCH2);
        };

    // When
    simulation.renewals.renewDue();

    // Then
    assertThat(world.exch1.leases).isEmpty();
  }
}
