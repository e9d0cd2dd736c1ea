package dev.handover.orchestrator.app;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.BreakerState;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupReportsTest {
  private static GroupReports.NodeReport node(NodeRef ref, boolean active) {
    return new GroupReports.NodeReport(
        ref, new Answer.Given<>(Samples.view(ref.name(), active)), BreakerState.CLOSED);
  }

  private static GroupReports.Report report(boolean primary, boolean backup) {
    Group group = Samples.mail();
    GroupRecord unknown =
        new GroupRecord(group.name(), FencingEpoch.none(), Optional.empty(), Optional.empty());
    return new GroupReports.Report(
        new GroupReports.Summary(group, unknown, List.of(), Optional.empty()),
        node(group.primary(), primary),
        node(group.backup(), backup),
        Optional.empty());
  }

  @Test
  void namesBothNodesWhenBothHoldTheGroup() {
    assertThat(report(true, true).holders()).containsExactly(EXCH1, EXCH2);
    assertThat(report(false, true).holders()).containsExactly(EXCH2);
    assertThat(report(false, false).holders()).isEmpty();
  }
}
