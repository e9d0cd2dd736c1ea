package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose lease is renewed, how often, and when it ends. */
class LeaseRenewalTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final FakeWorld world = FakeWorld.activeOn(EXCH1);
  private final Simulation simulation = simulation(Samples.leased(MINUTE));

  private Simulation simulation(Group group) {
    return new Simulation(world, journal -> journal, group);
  }

  @Test
  void doesNothingForAGroupThatNoOperationBroughtUp() {
    simulation.renewals.renewDue();

    assertThat(leases(EXCH1)).isEmpty();
  }

  @Test
  void setsALeaseWhereAnOperationBroughtTheGroup() {
    run(OperationKind.SWITCHOVER, EXCH2);
    world.node(EXCH1).leases.clear();
    world.node(EXCH2).leases.clear();

    simulation.renewals.renewDue();

    assertThat(leases(EXCH2)).containsExactly("PT1M epoch 1");
    assertThat(leases(EXCH1)).isEmpty();
  }

  @Test
  void renewsEveryThirdOfItAndNotMoreOften() {
    run(OperationKind.START, EXCH1);
    world.node(EXCH1).leases.clear();

    for (int second = 0; second < 60; second++) {
      simulation.renewals.renewDue();
      simulation.clock.pass(Duration.ofSeconds(1));
    }

    assertThat(leases(EXCH1)).hasSize(3);
  }

  @Test
  void triesAgainAtTheNextThirdWhenANodeWasAway() {
    run(OperationKind.START, EXCH1);
    world.node(EXCH1).leases.clear();
    world.node(EXCH1).reachable = false;
    simulation.renewals.renewDue();
    world.node(EXCH1).reachable = true;

    simulation.clock.pass(Duration.ofSeconds(20));
    simulation.renewals.renewDue();

    assertThat(leases(EXCH1)).containsExactly("PT1M epoch 1");
  }

  @Test
  void endsTheLeaseBeforeAnOperationStopsAnything() {
    run(OperationKind.START, EXCH1);
    simulation.renewals.renewDue();
    world.node(EXCH1).leases.clear();

    run(OperationKind.SWITCHOVER, EXCH2);

    assertThat(leases(EXCH1)).containsExactly("PT0S epoch 2");
  }

  @Test
  void leavesAGroupAloneWhileAnOperationIsAtWork() {
    run(OperationKind.START, EXCH1);
    world.node(EXCH1).leases.clear();
    simulation.start(OperationKind.SWITCHOVER, EXCH2);

    simulation.renewals.renewDue();

    assertThat(leases(EXCH1)).isEmpty();
  }

  @Test
  void renewsWhileAnOperationOnlyWaitsForAnApprover() {
    run(OperationKind.START, EXCH1);
    world.node(EXCH1).leases.clear();
    Operation prepared = simulation.start(OperationKind.SWITCHOVER, EXCH2);
    simulation.service.command(
        prepared.id(),
        new OperationCommand(CommandKind.PAUSE, "detector", "to be approved", Optional.empty()));
    assertThat(simulation.untilItRests(prepared.id()).state()).isEqualTo(OperationState.PAUSED);

    simulation.renewals.renewDue();

    assertThat(leases(EXCH1)).containsExactly("PT1M epoch 1");
  }

  @Test
  void renewsNothingForAGroupThatWasStopped() {
    run(OperationKind.START, EXCH1);
    run(OperationKind.STOP, EXCH1);
    world.node(EXCH1).leases.clear();

    simulation.renewals.renewDue();

    assertThat(leases(EXCH1)).isEmpty();
  }

  @Test
  void setsNoLeaseForAGroupThatDidNotOptIn() {
    Simulation plain = simulation(Samples.mail());
    plain.run(OperationKind.SWITCHOVER, EXCH2);

    plain.renewals.renewDue();

    assertThat(leases(EXCH2)).isEmpty();
  }

  private void run(OperationKind kind, NodeName target) {
    assertThat(simulation.run(kind, target).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  private List<String> leases(NodeName node) {
    return world.node(node).leases;
  }
}
