package dev.handover.orchestrator.domain.readiness;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.Samples;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodeFindingsTest {
  private static final GroupRecord NEW =
      new GroupRecord(Samples.MAIL, FencingEpoch.none(), Optional.empty(), Optional.empty());
  private static final Answer<NodeView> AWAY = new Answer.Unreachable<>("no connection");

  private static Answer<NodeView> given(NodeView view) {
    return new Answer.Given<>(view);
  }

  private static Situation seen(Answer<NodeView> primary, Answer<NodeView> backup) {
    return new Situation(Samples.mail(), NEW, primary, backup);
  }

  private static ReadinessLevel active(Situation seen) {
    return NodeFindings.of(seen).stream()
        .filter(finding -> finding.check().equals("active"))
        .findFirst()
        .orElseThrow()
        .level();
  }

  private static List<ReadinessLevel> answers(Situation seen) {
    return NodeFindings.of(seen).stream()
        .filter(finding -> finding.check().equals("node-answers"))
        .map(ReadinessFinding::level)
        .toList();
  }

  @Test
  void isContentWhenOneServesAndTheOtherStandsBy() {
    Situation seen = seen(given(Samples.view(EXCH1, true)), given(Samples.view(EXCH2, false)));

    assertThat(NodeFindings.of(seen)).allMatch(f -> f.level() == ReadinessLevel.OK);
    assertThat(seen.active()).contains(Samples.mail().primary());
    assertThat(seen.standby()).isEqualTo(Samples.mail().backup());
  }

  @Test
  void blocksWhenANodeIsAway() {
    assertThat(answers(seen(AWAY, given(Samples.view(EXCH2, true)))))
        .containsExactly(ReadinessLevel.BLOCKING, ReadinessLevel.OK);
  }

  @Test
  void blocksWhenAnotherMachineAnswers() {
    assertThat(answers(seen(given(Samples.view(EXCH2, false)), given(Samples.view(EXCH2, true)))))
        .containsExactly(ReadinessLevel.BLOCKING, ReadinessLevel.OK);
  }

  @Test
  void blocksOnTwoOwnersAndWarnsOfNone() {
    Answer<NodeView> one = given(Samples.view(EXCH1, true));
    Answer<NodeView> none = given(Samples.view(EXCH1, false));

    assertThat(active(seen(one, given(Samples.view(EXCH2, true)))))
        .isEqualTo(ReadinessLevel.BLOCKING);
    assertThat(active(seen(none, given(Samples.view(EXCH2, false)))))
        .isEqualTo(ReadinessLevel.WARNING);
  }

  @Test
  void doesNotKnowWhoHasTheGroupWhenTheOneThatCouldIsAway() {
    assertThat(active(seen(AWAY, given(Samples.view(EXCH2, false)))))
        .isEqualTo(ReadinessLevel.UNKNOWN);
  }

  @Test
  void takesTheRecordedOwnerForTheOwnerWhenNobodySaysSo() {
    GroupRecord record =
        new GroupRecord(
            Samples.MAIL,
            new FencingEpoch(3),
            Optional.of(EXCH2),
            Optional.of(UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55")));
    Situation seen = new Situation(Samples.mail(), record, AWAY, AWAY);

    assertThat(seen.owner().name()).isEqualTo(EXCH2);
    assertThat(NodeFindings.of(seen))
        .anyMatch(f -> f.check().equals("operation") && f.level() == ReadinessLevel.WARNING);
  }
}
