package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.api.orchestrator.model.Freeze;
import dev.handover.api.orchestrator.model.Group;
import dev.handover.api.orchestrator.model.GroupSummary;
import dev.handover.api.orchestrator.model.NodeReport;
import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.OperationState;
import dev.handover.api.orchestrator.model.Step;
import dev.handover.api.orchestrator.model.StepState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What people see, to the letter. A difference on purpose is taken over from {@code target/golden}.
 */
class TextTest {
  private static final String LDIF =
      """
      dn: CN=EXCH1,CN=Computers,DC=example,DC=test
      changetype: modify
      delete: servicePrincipalName
      servicePrincipalName: HOST/EXCH1
      -
      """;

  private static final RunCommand RUN =
      new RunCommand(
          URI.create("https://handover.example.test:8080/"),
          Samples.ID,
          Optional.empty(),
          List.of());

  @Test
  void showsAPlanThatCanBeCarriedOutByHand() throws IOException {
    assertGolden(
        "plan.txt", PlanText.of(Samples.plan(List.of(Samples.warning())), Optional.of(LDIF), RUN));
  }

  @Test
  void showsWhatBlocksAPlanWithItsCure() throws IOException {
    assertGolden(
        "plan-blocked.txt",
        PlanText.of(
            Samples.plan(List.of(Samples.warning(), Samples.blocker())), Optional.empty(), RUN));
  }

  @Test
  void tellsAnOperationToItsEnd() throws IOException {
    // Given
    List<Step> steps = Samples.steps();
    List<Step> told =
        List.of(
            Samples.told(steps.get(0), StepState.SUCCEEDED, 1, 120, 5_370, null),
            Samples.told(
                steps.get(1),
                StepState.SUCCEEDED,
                1,
                5_400,
                47_900,
                "1,000 of 1,001 entries applied"),
            Samples.told(steps.get(2), StepState.SUCCEEDED, 2, 48_000, 181_370, null));
    String conflict =
        "rehome-mailboxes: CN=M\u00fcller\\, Eva,OU=Mail Users,DC=example,DC=test: homeMDB was changed by somebody else";

    // When, Then
    Operation operation =
        Samples.operation(OperationState.SUCCEEDED_WITH_EXCEPTIONS, told, List.of(conflict), null);
    assertGolden("operation.txt", OperationAccount.of(operation));
  }

  @Test
  void tellsAHaltedOperationWithWhatAPersonCanDo() throws IOException {
    // Given
    List<Step> steps = Samples.steps();
    List<Step> told =
        List.of(
            Samples.told(steps.get(0), StepState.SUCCEEDED, 1, 120, 5_370, null),
            Samples.told(steps.get(1), StepState.SUCCEEDED, 1, 5_400, 47_900, null),
            Samples.told(
                steps.get(2),
                StepState.FAILED,
                2,
                48_000,
                181_370,
                "MSExchangeIS stopped with 1067: the process terminated unexpectedly"));

    // When, Then
    String why =
        "MSExchangeIS cannot be started on exch2. Look at its event log; then resume, compensate or abandon.";
    assertGolden(
        "operation-halted.txt",
        OperationAccount.of(Samples.operation(OperationState.HALTED, told, List.of(), why)));
  }

  @Test
  void tellsOnlyWhatIsNew() {
    // Given
    List<Step> steps = Samples.steps();
    Step stopping = Samples.told(steps.get(0), StepState.RUNNING, 1, 120, -1, "STOP_PENDING");
    Step stopped = Samples.told(steps.get(0), StepState.SUCCEEDED, 1, 120, 5_370, null);
    Operation before =
        Samples.operation(OperationState.RUNNING, List.of(stopping, steps.get(1)), List.of(), null);
    Operation after =
        Samples.operation(OperationState.RUNNING, List.of(stopped, steps.get(1)), List.of(), null);
    OperationAccount account = new OperationAccount();

    // When
    account.header(before);

    // Then
    assertThat(account.news(before)).isEmpty();
    assertThat(account.stillRunning(before, Samples.START.plusSeconds(15)))
        .isEqualTo(
            "  03:00:15.000         ...  Stop service MSExchangeIS on exch1 (STOP_PENDING)\n");
    assertThat(account.news(after))
        .isEqualTo("  03:00:05.370       5.3 s  ok       Stop service MSExchangeIS on exch1\n");
    assertThat(account.news(after)).isEmpty();
  }

  @Test
  void showsBothNodesOfAGroupSideBySide() throws IOException {
    // Given
    NodeReport primary =
        new NodeReport(
            "exch1",
            NodeReport.RoleEnum.PRIMARY,
            true,
            NodeReport.BreakerEnum.CLOSED,
            true,
            NodeReport.DiskEnum.ONLINE,
            NodeReport.AddressEnum.PRESENT,
            15,
            15,
            "Open on the switching disk: X:\\notes.txt, open by notepad.exe (pid 4711)");
    NodeReport backup =
        new NodeReport(
            "exch2",
            NodeReport.RoleEnum.BACKUP,
            false,
            NodeReport.BreakerEnum.HALF_OPEN,
            null,
            null,
            null,
            null,
            null,
            "no connection to node exch2: Connection refused");
    GroupSummary summary =
        new GroupSummary(
            "mail", "exchange-2007", "exch1", "exch2", "exch1", 7L, Samples.ID, false, null);

    // When, Then
    assertGolden(
        "group.txt",
        GroupText.of(new Group(summary, List.of(primary, backup), "exch1", false, List.of())));
  }

  @Test
  void printsWholeCommandsForWhoFindsTwoOwners() throws IOException {
    // Given
    NodeReport primary = holding("exch1", NodeReport.RoleEnum.PRIMARY);
    NodeReport backup = holding("exch2", NodeReport.RoleEnum.BACKUP);
    GroupSummary summary =
        new GroupSummary("mail", "exchange-2007", "exch1", "exch2", "exch1", 7L, null, false, null);

    // When, Then
    assertGolden(
        "group-two-owners.txt",
        GroupText.of(new Group(summary, List.of(primary, backup), null, true, List.of())));
  }

  @Test
  void saysWhoFrozeAGroupAndWhy() {
    // Given
    GroupSummary summary =
        new GroupSummary("mail", "exchange-2007", "exch1", "exch2", "exch1", 7L, null, true, null);
    List<NodeReport> nodes =
        List.of(
            holding("exch1", NodeReport.RoleEnum.PRIMARY),
            holding("exch2", NodeReport.RoleEnum.BACKUP));
    Freeze freeze =
        new Freeze(
            Freeze.ScopeEnum.EVERYTHING,
            "alice",
            "storage works, CHG0042",
            Samples.START,
            Samples.START.plusSeconds(3600),
            null);

    // When
    String text = GroupText.of(new Group(summary, nodes, "exch1", false, List.of(freeze)));

    // Then
    assertThat(text)
        .contains(
            "FROZEN     with everything, by alice since 2026-11-21 03:00:00Z, until 2026-11-21"
                + " 04:00:00Z: storage\n           works, CHG0042\n");
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

  @Test
  void writesDurationsAsPeopleSayThem() {
    assertThat(Layout.duration(Duration.ofMillis(440))).isEqualTo("0.4 s");
    assertThat(Layout.duration(Duration.ofSeconds(123))).isEqualTo("2 min 03 s");
    assertThat(Layout.duration(Duration.ofMinutes(62))).isEqualTo("1 h 02 min");
  }

  @Test
  void neverBreaksAWordThatSomebodyMayWantToCopy() {
    String dn = "CN=" + "x".repeat(150);
    assertThat(Layout.paragraph("  * ", "see " + dn + " there"))
        .isEqualTo("  * see\n    " + dn + "\n    there\n");
  }

  @Test
  void letsNobodySteerTheReadersTerminal() {
    assertThat(Layout.paragraph("", "a\u001b[2Jb\nc")).isEqualTo("a?[2Jb c\n");
    assertThat(Layout.verbatim("", "a\u001b[2Jb")).isEqualTo("a?[2Jb\n");
  }

  private static void assertGolden(String name, String actual) throws IOException {
    Path seen = Path.of("target/golden", name);
    Files.createDirectories(seen.getParent());
    Files.writeString(seen, actual);
    Path golden = Path.of("src/test/resources/golden", name);
    assertThat(golden).exists();
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
