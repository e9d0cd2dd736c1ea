package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.app.Scenarios;
import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Criticality;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Step;
import dev.handover.orchestrator.domain.proof.GrantedLease;
import dev.handover.orchestrator.domain.proof.ReleaseProof;
import dev.handover.orchestrator.domain.serving.Convergence;
import dev.handover.orchestrator.domain.serving.Examination;
import dev.handover.orchestrator.domain.serving.ProbeFrom;
import dev.handover.orchestrator.domain.serving.ProbeKind;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Actions that no golden journal of the first release has. */
class StoredActionsTest {
  private final StoredJson json = new StoredJson();

  @Test
  void keepsWhatIsToBeMadeAndPurgedOnADisk() {
    Group mail = Samples.mail(Samples.profile().with(Samples.layout()));
    List<Action> actions =
        List.of(
            mail.makeDirectories(mail.primary()).orElseThrow(),
            mail.purge(mail.primary()).orElseThrow());

    OperationOrder order = with(actions);

    assertThat(json.readOrder(json.write(order))).isEqualTo(order);
    assertThat(json.write(order))
        .contains("\"type\":\"MAKE_DIRECTORIES\"", "\"type\":\"PURGE_FILES\"", "E00*.log");
  }

  @Test
  void keepsWhatCutsThePower() {
    OperationOrder order =
        with(
            List.of(
                new Action.CutPower(Samples.EXCH1, "program /usr/sbin/fence_ipmilan"),
                new Action.ConfirmSilence(Samples.EXCH1)));
    assertThat(json.readOrder(json.write(order))).isEqualTo(order);
    assertThat(json.write(order)).contains("\"CUT_POWER\"", "\"CONFIRM_SILENCE\"");
  }

  @Test
  void keepsWhatProvesThatASilentSourceHasLetGo() {
    OperationOrder order =
        with(
            List.of(
                new Action.Prove(
                    new ReleaseProof.Reservation(
                        Samples.EXCH1, Samples.EXCH2, Samples.mail().disk())),
                new Action.Prove(
                    new ReleaseProof.ExpiredLease(
                        GrantedLease.of(
                            Samples.leased(Duration.ofSeconds(60)),
                            Samples.EXCH1,
                            new FencingEpoch(7)),
                        Duration.ofMinutes(5)))));

    assertThat(json.readOrder(json.write(order))).isEqualTo(order);
    assertThat(json.write(order)).contains("\"TAKE_RESERVATION\"", "\"AWAIT_LEASE_EXPIRY\"");
  }

  @Test
  void keepsWhatIsLookedAtWhenAllServicesRun() {
    ServiceProbe web =
        new ServiceProbe(
            "owa",
            ProbeKind.HTTP,
            80,
            Criticality.BEST_EFFORT,
            ProbeFrom.PARTNER,
            new ServiceProbe.Expected(Optional.of("x"), Optional.of(401), Optional.of("/owa")),
            Duration.ofMillis(1500),
            Duration.ofMinutes(1));
    DirectoryRequest.Server server = DirectoryRequest.Server.of(Samples.mail().primary());
    UUID set = Samples.preview().changeSet();
    OperationOrder order =
        with(
            List.of(
                new Action.Examine(
                    new Examination.Probe(
                        Samples.EXCH1, List.of(Samples.EXCH2), "192.0.2.50", web)),
                new Action.Examine(new Examination.Converge(set, Convergence.STANDARD)),
                new Action.Examine(new Examination.Leftovers(set, server, server))));

    assertThat(json.readOrder(json.write(order))).isEqualTo(order);
    assertThat(json.write(order))
        .contains("\"PROBE_SERVICE\"", "\"CONVERGE\"", "\"SCAN_LEFTOVERS\"");
  }

  private static OperationOrder with(List<Action> actions) {
    Operation operation = Objects.requireNonNull(Scenarios.all().get("start-succeeded"));
    OperationOrder order = operation.order();
    Plan plan = order.plan();
    Step first = plan.steps().getFirst();
    List<Step> steps =
        actions.stream()
            .map(
                action ->
                    new Step(
                        first.id(),
                        first.phase(),
                        action,
                        first.dependsOn(),
                        first.pivot(),
                        first.criticality(),
                        first.compensation(),
                        first.limits()))
            .toList();
    Plan whole =
        new Plan(
            plan.group(),
            plan.kind(),
            plan.source(),
            plan.target(),
            plan.hash(),
            steps,
            plan.directory(),
            plan.findings(),
            plan.notices(),
            plan.runbook());
    return new OperationOrder(
        order.id(),
        whole,
        order.actor(),
        order.reason(),
        order.onFailure(),
        order.attestation(),
        order.createdAt());
  }
}
