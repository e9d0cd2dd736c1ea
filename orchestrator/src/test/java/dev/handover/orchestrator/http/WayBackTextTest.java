package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.api.orchestrator.model.Group;
import dev.handover.api.orchestrator.model.GroupSummary;
import dev.handover.api.orchestrator.model.NodeReport;
import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.OperationState;
import dev.handover.api.orchestrator.model.Step;
import dev.handover.api.orchestrator.model.StepState;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What people read when things do not go forward: on the way back, while waiting, with two owners.
 */
class WayBackTextTest {
  private static final String WHY = "Directory: rehome-mailboxes: insufficient access rights";
  private static final Step STOP = Samples.steps().get(0);

  @Test
  void tellsWhatIsDoneToUndoAndHowLongThatTook() {
    // Given
    Step stopped = Samples.told(STOP, StepState.SUCCEEDED, 1, 120, 5_370, null);
    Step undone = Samples.undone(STOP, StepState.COMPENSATED, 60_000, 62_000, null);
    OperationAccount account = new OperationAccount();
    account.header(Samples.operation(OperationState.RUNNING, List.of(stopped), List.of(), null));
    account.news(Samples.operation(OperationState.RUNNING, List.of(stopped), List.of(), null));

    // When
    Operation back = Samples.turnedBack(OperationState.COMPENSATED, List.of(undone), null, WHY);

    // Then
    assertThat(account.news(back))
        .startsWith(
            "  03:01:02.000       2.0 s  ok       Undo: Undo of: Stop service MSExchangeIS on exch1\n");
    assertThat(account.rest(back)).contains("\nwhy back   " + WHY + "\n");
  }

  @Test
  void namesTheCompensationThatFailedAndNotTheStepThatHadSucceeded() {
    // Given: the same step failed forward, then its compensation too
    Step forward = Samples.told(STOP, StepState.FAILED, 2, 120, 5_370, "1053");
    Step back = Samples.undone(STOP, StepState.FAILED, 60_000, 90_000, "stopped with 1067");
    OperationAccount account = new OperationAccount();
    account.header(Samples.operation(OperationState.RUNNING, List.of(forward), List.of(), null));
    account.news(Samples.operation(OperationState.RUNNING, List.of(forward), List.of(), null));

    // When
    String news =
        account.news(Samples.turnedBack(OperationState.HALTED, List.of(back), "mend it", WHY));

    // Then
    assertThat(news)
        .contains(
            "30.0 s  FAILED   Undo: Undo of: Stop service MSExchangeIS on exch1\n",
            "stopped with 1067")
        .doesNotContain("FAILED   Stop service");
  }

  @Test
  void saysWhyItTurnsBackWhenItDoes() {
    // Given
    Step undoing = Samples.undone(STOP, StepState.COMPENSATING, 60_000, -1, "START_PENDING");
    OperationAccount account = new OperationAccount();
    account.header(Samples.operation(OperationState.RUNNING, List.of(), List.of(), null));

    // When
    Operation back = Samples.turnedBack(OperationState.COMPENSATING, List.of(undoing), null, WHY);

    // Then
    assertThat(account.news(back)).contains("--- now COMPENSATING ---\n").contains(WHY);
    assertThat(account.stillRunning(back, Samples.START))
        .contains("Undo: Undo of: Stop service MSExchangeIS on exch1 (START_PENDING)");
  }

  @Test
  void saysWhatItWaitsFor() {
    // Given
    String why = "no connection to node exch1";
    Step waiting = Samples.told(STOP, StepState.RUNNING, 1, 120, -1, why);
    OperationAccount account = new OperationAccount();
    account.header(Samples.operation(OperationState.RUNNING, List.of(), List.of(), null));

    // When
    Operation now = Samples.operation(OperationState.WAITING, List.of(waiting), List.of(), null);

    // Then
    assertThat(account.news(now))
        .startsWith("  --- now WAITING ---\n")
        .contains("Stop service MSExchangeIS on exch1")
        .contains("(no connection to");
    assertThat(account.rest(now)).contains("waiting    Stop service MSExchangeIS on exch1 (");
  }

  @Test
  void neverCallsTwoOwnersNobody() {
    // Given
    NodeReport primary = holding("exch1", NodeReport.RoleEnum.PRIMARY);
    NodeReport backup = holding("exch2", NodeReport.RoleEnum.BACKUP);
    GroupSummary summary =
        new GroupSummary("mail", "exchange-2007", "exch1", "exch2", "exch1", 7L, null, false, null);

    // When
    String text = GroupText.of(new Group(summary, List.of(primary, backup), null, true, List.of()));

    // Then
    assertThat(text)
        .contains("active     BOTH: exch1 and exch2 - TWO OWNERS\n")
        .contains(
            "./handover stop mail --on exch1 --reason \"two owners\"\n",
            "./handover stop mail --on exch2 --reason \"two owners\"\n")
        .doesNotContain("nobody");
  }

  private static NodeReport holding(String name, NodeReport.RoleEnum role) {
    return new NodeReport(
        name,
        role,
        true,
        NodeReport.BreakerEnum.CLOSED,
        true,
        NodeReport.DiskEnum.ONLINE,
        NodeReport.AddressEnum.PRESENT,
        15,
        15,
        null);
  }
}
