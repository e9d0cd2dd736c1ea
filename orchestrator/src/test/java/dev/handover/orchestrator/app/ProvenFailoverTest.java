package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.MovePolicy;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeView.Reservation;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Protection;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.StepState;
import dev.handover.orchestrator.domain.StepStatus;
import dev.handover.orchestrator.domain.proof.AcceptedProofs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** exch1 has the group and falls silent; what proves that it let go, each proof alone. */
class ProvenFailoverTest {
  private static final AcceptedProofs RESERVATION = new AcceptedProofs(true);

  private final FakeWorld world = FakeWorld.activeOn(EXCH1);

  private Simulation with(Group group, AcceptedProofs proofs, Map<NodeName, FenceAgent> agents) {
    world.exch1.reachable = false;
    return new Simulation(
        world,
        journal -> journal,
        group.with(new Protection(MovePolicy.unlimited(), agents).accepting(proofs)));
  }

  private Simulation with(Group group, AcceptedProofs proofs) {
    return with(group, proofs, Map.of());
  }

  private void theDiskIsReservedBy(Reservation holder) {
    world.exch2.reservation = holder;
    world.exch1.address = false;
  }

  private void theSourceHasLetGo() {
    world.exch1.running.clear();
    world.exch1.disk = false;
    world.exch1.address = false;
  }

  private static Operation failover(Simulation simulation) {
    return simulation.run(OperationKind.FAILOVER, EXCH2);
  }

  private static void refused(Simulation simulation) {
    assertThat(catchThrowableOfType(ProblemException.class, () -> failover(simulation)).problem())
        .extracting(problem -> problem.code())
        .isEqualTo(ProblemCode.NO_PROOF_OF_RELEASE);
  }

  private static StepStatus proof(Operation operation) {
    return operation.steps().stream()
        .filter(status -> status.step().id().value().equals("prove-release"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theDisksReservationIsEnoughWhereTheGroupAcceptsIt() {
    // Given
    theDiskIsReservedBy(Reservation.OTHERS);

    // When
    Operation moved = failover(with(Samples.mail(), RESERVATION));

    // Then
    assertThat(moved.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(proof(moved).step().action().kind()).isEqualTo("TAKE_RESERVATION");
    assertThat(proof(moved).detail()).contains("exch2 holds the reservation of exchange-data");
    assertThat(world.exch2.running).hasSize(3);
    assertThat(world.exch1.disk).isFalse();
  }

  @Test
  void aReservationProvesNothingToAGroupThatDoesNotAcceptIt() {
    theDiskIsReservedBy(Reservation.OTHERS);
    refused(with(Samples.mail(), AcceptedProofs.NONE));
    assertThat(world.deeds).isEmpty();
  }

  @Test
  void aDiskWithoutReservationsProvesNothing() {
    theDiskIsReservedBy(Reservation.UNSUPPORTED);
    refused(with(Samples.mail(), RESERVATION));
    world.exch2.reservation = Reservation.UNKNOWN;
    refused(with(Samples.mail(), RESERVATION));
    assertThat(world.deeds).isEmpty();
  }

  @Test
  void aReservationThatIsNotReadAsOursProvesNothing() {
    // Given: the storage says yes, and somebody else has it all the same
    theDiskIsReservedBy(Reservation.OTHERS);
    world.interference =
        (deed, doIt) -> {
          if (!deed.startsWith("disk over")) {
            return doIt.result();
          }
          theSourceHasLetGo();
          StepOutcome done = doIt.result();
          world.exch2.reservation = Reservation.OTHERS;
          return done;
        };

    // When
    Operation back = failover(with(Samples.mail(), RESERVATION));

    // Then
    assertThat(back.state()).isEqualTo(OperationState.COMPENSATED);
    assertThat(proof(back).state()).isNotEqualTo(StepState.SUCCEEDED);
    assertThat(world.exch2.disk).isFalse();
    assertThat(world.exch2.running).isEmpty();
  }

  @Test
  void aSourceThatAnswersAgainKeepsItsReservation() {
    // Given
    theDiskIsReservedBy(Reservation.OTHERS);
    Simulation simulation = with(Samples.mail(), RESERVATION);
    Operation begun = simulation.start(OperationKind.FAILOVER, EXCH2);
    world.exch1.reachable = true;

    // When
    Operation ended = simulation.untilItRests(begun.id());

    // Then
    assertThat(ended.state()).isEqualTo(OperationState.FAILED);
    assertThat(world.deeds).doesNotContain("disk over at exch2");
    assertThat(world.exch1.running).hasSize(3);
  }

  @Test
  void aReservationGoesBeforeAnAgentAndAPersonsWordBeforeBoth() {
    // Given
    theDiskIsReservedBy(Reservation.OTHERS);
    Simulation simulation = with(Samples.mail(), RESERVATION, Map.of(EXCH1, FakeAgents.of(EXCH1)));

    // Then
    assertThat(
            simulation
                .service
                .preview(Samples.MAIL, Samples.request(OperationKind.FAILOVER, EXCH2))
                .steps())
        .extracting(step -> step.action().kind())
        .contains("TAKE_RESERVATION")
        .doesNotContain("CUT_POWER");
    assertThat(
            simulation
                .service
                .preview(Samples.MAIL, Samples.attested(OperationKind.FAILOVER, EXCH2))
                .steps())
        .extracting(step -> step.action().kind())
        .contains("ACCEPT_ATTESTATION")
        .doesNotContain("TAKE_RESERVATION", "CUT_POWER");
  }
}
