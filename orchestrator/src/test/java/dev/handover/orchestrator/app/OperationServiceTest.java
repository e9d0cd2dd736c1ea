package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Safeguard;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Waiver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OperationServiceTest {
  private final Simulation simulation = new Simulation(FakeWorld.activeOn(EXCH1));

  private static StartRequest request(String key, String reason) {
    return new StartRequest(
        Samples.MAIL,
        Samples.request(OperationKind.SWITCHOVER, EXCH2),
        reason,
        Optional.empty(),
        Optional.empty(),
        key);
  }

  private String refusal(StartRequest request) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> simulation.service.start(request));
    return problem.problem().code().code();
  }

  @Test
  void answersTheSameRequestWithTheSameOperation() {
    Operation first = simulation.service.start(request("key-0001", "INC0042"));
    Operation again = simulation.service.start(request("key-0001", "INC0042"));
    assertThat(again.id()).isEqualTo(first.id());
  }

  @Test
  void refusesAKeyThatCameWithAnotherRequest() {
    simulation.service.start(request("key-0001", "INC0042"));
    assertThat(refusal(request("key-0001", "INC0043"))).isEqualTo("idempotency-key-reused");
  }

  @Test
  void refusesASecondOperationOfTheGroup() {
    simulation.service.start(request("key-0001", "INC0042"));
    assertThat(refusal(request("key-0002", "INC0042"))).isEqualTo("operation-in-progress");
  }

  @Test
  void refusesAPlanThatHasChanged() {
    StartRequest plain = request("key-0001", "INC0042");
    StartRequest demanding =
        new StartRequest(
            plain.group(),
            plain.plan(),
            plain.reason(),
            Optional.of("sha256:" + "0".repeat(64)),
            Optional.empty(),
            "key-0001");
    assertThat(refusal(demanding)).isEqualTo("plan-changed");
  }

  @Test
  void refusesUnknownGroupsAndTargets() {
    StartRequest plain = request("key-0001", "INC0042");
    PlanRequest nowhere = Samples.request(OperationKind.SWITCHOVER, new NodeName("exch9"));
    assertThat(
            refusal(
                new StartRequest(
                    new GroupName("other"),
                    plain.plan(),
                    "INC0042",
                    Optional.empty(),
                    Optional.empty(),
                    "key-0001")))
        .isEqualTo("group-not-found");
    assertThat(
            refusal(
                new StartRequest(
                    plain.group(),
                    nowhere,
                    "INC0042",
                    Optional.empty(),
                    Optional.empty(),
                    "key-0001")))
        .isEqualTo("unknown-target");
  }

  @Test
  void refusesAFrozenGroupUntilTheFreezeIsOverOrSetAsideByName() {
    // Given
    Instant until = simulation.clock.instant().plusSeconds(60);
    simulation.freezes.put(
        new Freeze(
            Optional.of(Samples.MAIL),
            "bob",
            "service pack",
            simulation.clock.instant(),
            Optional.of(until),
            Optional.empty()));
    StartRequest plain = request("key-0001", "INC0042");

    // When, Then
    assertThat(refusal(plain)).isEqualTo("frozen");
    assertThat(simulation.service.preview(Samples.MAIL, plain.plan()).runnable()).isFalse();
    Operation waived =
        simulation.service.start(waiving(plain, new Waiver(Safeguard.FREEZE, "it is about exch3")));
    assertThat(waived.order().waivers()).extracting(Waiver::reason).contains("it is about exch3");
  }

  @Test
  void startsAgainWhenTheTimeOfAFreezeIsOver() {
    // Given
    Instant until = simulation.clock.instant().plusSeconds(60);
    simulation.freezes.put(
        new Freeze(
            Optional.empty(),
            "bob",
            "storage works",
            simulation.clock.instant(),
            Optional.of(until),
            Optional.empty()));
    assertThat(refusal(request("key-0001", "INC0042"))).isEqualTo("frozen");

    // When
    simulation.clock.passUntil(until);

    // Then
    assertThat(simulation.service.start(request("key-0001", "INC0042")).state())
        .isEqualTo(OperationState.PENDING);
  }

  private static StartRequest waiving(StartRequest plain, Waiver waiver) {
    PlanRequest plan = plain.plan();
    return new StartRequest(
        plain.group(),
        new PlanRequest(
            plan.kind(), plan.target(), plan.attestation(), plan.actor(), List.of(waiver)),
        plain.reason(),
        plain.planHash(),
        plain.onFailure(),
        plain.idempotencyKey());
  }

  @Test
  void storesNothingForARefusedRequest() {
    simulation.world.exch1.reachable = false;
    assertThat(refusal(request("key-0001", "INC0042"))).isEqualTo("node-unreachable");
    assertThat(simulation.store.keyUse("key-0001")).isEmpty();
    assertThat(simulation.store.group(Samples.MAIL).epoch()).isEqualTo(FencingEpoch.none());
  }

  @Test
  void continuesAboveWhatAnyReceiverPromised() {
    simulation.world.exch2.promised = new FencingEpoch(5);
    simulation.world.promisedByDirectory = new FencingEpoch(7);
    Operation operation = simulation.service.start(request("key-0001", "INC0042"));
    assertThat(operation.epoch()).isEqualTo(new FencingEpoch(8));
  }

  @Test
  void makesIdsOfVersionSevenThatSortByAge() {
    UUID one = Ids.next(simulation.clock.instant());
    UUID two = Ids.next(simulation.clock.instant());
    assertThat(one.version()).isEqualTo(7);
    assertThat(one.variant()).isEqualTo(2);
    assertThat(one).isLessThan(two);
  }
}
