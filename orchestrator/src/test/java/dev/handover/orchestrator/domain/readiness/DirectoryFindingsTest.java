package dev.handover.orchestrator.domain.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.DirectoryPreview.TaskCount;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Severity;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.DuplicateSpns;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.Leftovers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DirectoryFindingsTest {
  private static final PlanFindings PLANS = new PlanFindings("mail");

  private static List<ReadinessLevel> levels(List<ReadinessFinding> findings) {
    return findings.stream().map(ReadinessFinding::level).toList();
  }

  private static Plan plan(Severity severity, String code) {
    return Samples.switchover()
        .with(List.of(new Finding(severity, code, Optional.of("CN=x"), "detail", "cure")));
  }

  @Test
  void blocksOnAWrongRecordAndWarnsOfOtherValues() {
    DirectoryPreview preview =
        new DirectoryPreview(
            UUID.randomUUID(),
            "sha256:0",
            List.of(
                new TaskCount("transfer-spns", 0),
                new TaskCount("rehome-mailboxes", 2),
                new TaskCount("dns-address", 1)),
            List.of(),
            List.of());

    List<ReadinessFinding> found = DirectoryFindings.values(new Answer.Given<>(preview));

    assertThat(levels(found))
        .containsExactly(ReadinessLevel.OK, ReadinessLevel.WARNING, ReadinessLevel.BLOCKING);
    assertThat(found.get(2).check()).isEqualTo("dns");
  }

  @Test
  void saysWhatItCouldNotLookAt() {
    assertThat(levels(DirectoryFindings.values(new Answer.Unreachable<>("away"))))
        .containsOnly(ReadinessLevel.UNKNOWN)
        .hasSize(2);
    assertThat(
            levels(
                DirectoryFindings.spns(
                    new Answer.Given<>(new DuplicateSpns(List.of(), List.of("DC=child"), 2)))))
        .containsExactly(ReadinessLevel.UNKNOWN);
    assertThat(
            levels(
                DirectoryFindings.leftovers(
                    "EXCH1",
                    new Answer.Given<>(
                        new Leftovers(false, Optional.empty(), 7, List.of(), List.of())))))
        .containsExactly(ReadinessLevel.UNKNOWN);
    assertThat(
            levels(
                DirectoryFindings.leftovers(
                    "EXCH1",
                    new Answer.Given<>(
                        new Leftovers(true, Optional.of("gone"), 7, List.of(), List.of())))))
        .containsExactly(ReadinessLevel.UNKNOWN);
  }

  @Test
  void warnsOfLeftoversAndBlocksOnDuplicates() {
    assertThat(
            levels(
                DirectoryFindings.leftovers(
                    "EXCH1",
                    new Answer.Given<>(
                        new Leftovers(true, Optional.empty(), 7, List.of("one"), List.of())))))
        .containsExactly(ReadinessLevel.WARNING);
    assertThat(
            levels(
                DirectoryFindings.spns(
                    new Answer.Given<>(new DuplicateSpns(List.of("HOST/x"), List.of(), 2)))))
        .containsExactly(ReadinessLevel.BLOCKING);
  }

  @Test
  void tellsRightsApartFromOtherFindingsOfAPlan() {
    assertThat(PLANS.of(plan(Severity.BLOCKER, "write-right-missing")))
        .anyMatch(
            f -> f.check().equals("directory-rights") && f.level() == ReadinessLevel.BLOCKING);
    assertThat(PLANS.of(plan(Severity.WARNING, "write-right-unknown")))
        .anyMatch(f -> f.check().equals("directory-rights") && f.level() == ReadinessLevel.UNKNOWN);
    assertThat(PLANS.of(plan(Severity.BLOCKER, "service-disabled")))
        .anyMatch(f -> f.check().equals("move") && f.level() == ReadinessLevel.BLOCKING)
        .anyMatch(f -> f.check().equals("directory-rights") && f.level() == ReadinessLevel.OK);
    assertThat(levels(PLANS.of(Samples.switchover()))).containsOnly(ReadinessLevel.OK);
  }

  @Test
  void knowsNothingOfRightsWhenNothingCanBePlanned() {
    assertThat(levels(PLANS.of(new Problem(ProblemCode.TWO_OWNERS, "both", "stop one"))))
        .containsExactly(ReadinessLevel.BLOCKING, ReadinessLevel.UNKNOWN);
    assertThat(levels(PLANS.of(new Problem(ProblemCode.DIRECTORY_UNREACHABLE, "away", "start it"))))
        .containsExactly(ReadinessLevel.UNKNOWN, ReadinessLevel.UNKNOWN);
  }

  @Test
  void leavesAFreezeToItsOwnCheck() {
    assertThat(levels(PLANS.of(plan(Severity.BLOCKER, "frozen")))).containsOnly(ReadinessLevel.OK);
  }
}
