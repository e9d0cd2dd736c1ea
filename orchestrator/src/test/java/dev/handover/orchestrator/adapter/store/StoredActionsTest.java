package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.app.Scenarios;
import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Step;
import java.util.List;
import java.util.Objects;
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
