package dev.handover.orchestrator.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The form that is hashed: others verify it with other tools, so it never changes. */
class AuditHeadTest {
  private static final Instant AT = Instant.parse("2026-11-22T03:00:00.123456789Z");
  private static final UUID REQUEST = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");

  @Test
  void writesTheFormThatIsDocumented() {
    AuditLine line =
        AuditHead.NONE.followedBy(Entries.asked("CHG0042 \"disk\" C:\\ é\u0085\n😀"), AT);
    assertThat(line.text())
        .isEqualTo(
            """
            {"actor":"alice","at":"2026-11-22T03:00:00.123456Z","event":"ASKED","group":"mail",\
            "hash":"bc4ef21adf418ebb4748d1c9f41395c2cd219bb7e63cf643cf7ead5d0fbf490d","method":"PUT","path":"/v1/groups/mail/freeze",\
            "prev":"0000000000000000000000000000000000000000000000000000000000000000",\
            "request":"0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55","seq":1,"service":"orchestrator",\
            "words":{"reason":"CHG0042 \\"disk\\" C:\\\\ é  😀"}}""");
  }

  @Test
  void bindsAnEntryToTheOneBefore() {
    AuditLine first = AuditHead.NONE.followedBy(Entries.asked("one"), AT);
    AuditLine second = first.place().followedBy(Entries.asked("two"), AT);
    assertThat(second.place().sequence()).isEqualTo(2);
    assertThat(second.text()).contains("\"prev\":\"" + first.place().hash() + "\"");
  }

  @Test
  void makesHalfACharacterOneThatEveryToolCanRead() {
    AuditLine line = AuditHead.NONE.followedBy(Entries.asked("x\uD83Dy"), AT);
    assertThat(line.text()).contains("\"reason\":\"x\uFFFDy\"");
  }

  /** Facts for tests. */
  static final class Entries {
    private Entries() {}

    static AuditFact asked(String reason) {
      return new AuditFact(
          AuditFact.Event.ASKED,
          REQUEST,
          new AuditFact.Asker("alice", Optional.empty()),
          new AuditFact.Target(
              "PUT",
              "/v1/groups/mail/freeze",
              Optional.of("mail"),
              Optional.empty(),
              Optional.empty()),
          Map.of("reason", reason),
          Optional.empty());
    }
  }
}
