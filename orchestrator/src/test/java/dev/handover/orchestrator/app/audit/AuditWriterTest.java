package dev.handover.orchestrator.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.orchestrator.domain.audit.AuditFact;
import dev.handover.orchestrator.domain.audit.AuditFact.Answer;
import dev.handover.orchestrator.domain.audit.AuditFact.Asker;
import dev.handover.orchestrator.domain.audit.AuditFact.Event;
import dev.handover.orchestrator.domain.audit.AuditFact.Target;
import dev.handover.orchestrator.domain.audit.AuditHead;
import dev.handover.orchestrator.domain.audit.AuditLine;
import dev.handover.orchestrator.domain.audit.AuditTrail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditWriterTest {
  private static final Asker ALICE = new Asker("alice", Optional.empty());
  private static final Target FREEZE =
      new Target("PUT", "/v1/freeze", Optional.empty(), Optional.empty(), Optional.empty());
  private static final Answer REFUSED = new Answer(401, "unauthenticated");

  private final MemoryTrail trail = new MemoryTrail();
  private Instant now = Instant.parse("2026-11-22T03:00:00Z");
  private final AuditWriter writer = new AuditWriter(trail, () -> now);

  @Test
  void writesWhatIsAskedAndWhatIsAnsweredUnderOneId() {
    UUID request = writer.asked(ALICE, FREEZE, Map.of("reason", "CHG0042"));
    writer.answered(request, ALICE, FREEZE, new Answer(200, "done"));
    assertThat(trail.facts)
        .extracting(AuditFact::event)
        .containsExactly(Event.ASKED, Event.ANSWERED);
    assertThat(trail.facts).extracting(AuditFact::request).containsOnly(request);
  }

  @Test
  void refusesWhatCannotBeWrittenDown() {
    trail.full = true;
    assertThatThrownBy(() -> writer.asked(ALICE, FREEZE, Map.of()))
        .hasMessageContaining("audit-unavailable");
  }

  @Test
  void letsStandWhatIsDoneAlreadyWhenTheAnswerCannotBeWritten() {
    UUID request = writer.asked(ALICE, FREEZE, Map.of());
    trail.full = true;
    writer.answered(request, ALICE, FREEZE, new Answer(200, "done"));
    assertThat(trail.facts).extracting(AuditFact::event).containsExactly(Event.ASKED);
  }

  @Test
  void countsTheRefusalsThatItDoesNotWriteWhenSomebodyKnocksAllTheTime() {
    // When
    for (int i = 0; i < 1000; i++) {
      writer.refused(ALICE, FREEZE, REFUSED);
    }
    int inTheFirstMinute = trail.facts.size();
    now = now.plusSeconds(60);
    writer.refused(ALICE, FREEZE, REFUSED);

    // Then
    assertThat(inTheFirstMinute).isEqualTo(300);
    assertThat(trail.facts.getLast().words()).containsEntry("missed", "700");
  }

  /** The audit in memory, on a disk that can be full. */
  private static final class MemoryTrail implements AuditTrail {
    private final List<AuditFact> facts = new ArrayList<>();
    private AuditHead head = AuditHead.NONE;
    private boolean full;

    @Override
    public AuditLine append(AuditFact fact) {
      if (full) {
        throw new IllegalStateException("no space left on device");
      }
      facts.add(fact);
      AuditLine line = head.followedBy(fact, Instant.EPOCH);
      head = line.place();
      return line;
    }

    @Override
    public AuditHead head() {
      return head;
    }

    @Override
    public List<AuditLine> read(Query query) {
      return List.of();
    }
  }
}
