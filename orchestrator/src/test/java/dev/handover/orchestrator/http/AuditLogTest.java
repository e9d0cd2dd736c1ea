package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Attestation;
import dev.handover.orchestrator.domain.Safeguard;
import dev.handover.orchestrator.domain.Waiver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of who asked for what, and why. */
class AuditLogTest {
  private static AuditLog.Change change(String reason, String word) {
    return new AuditLog.Change(
        "start FAILOVER to exch2",
        "mail",
        reason,
        Optional.of(new Attestation(Attestation.Statement.SOURCE_IS_OFF, word)));
  }

  @Test
  void keepsTheReasonAndTheWordThatWasGiven() {
    assertThat(AuditLog.line("alice", change("INC0042", "pulled both cords"), 7, "done"))
        .isEqualTo(
            "change asked: actor=alice group=mail epoch=7 change=\"start FAILOVER to exch2\""
                + " reason=\"INC0042\" attestation=\"SOURCE_IS_OFF: pulled both cords\""
                + " outcome=\"done\"");
  }

  @Test
  void keepsWhatWasSetAsideAndWhy() {
    AuditLog.Change change =
        new AuditLog.Change(
            "start SWITCHOVER to exch2",
            "mail",
            "INC0042",
            Optional.empty(),
            List.of(new Waiver(Safeguard.FREEZE, "the freeze is about another site")));
    assertThat(AuditLog.line("alice", change, 7, "done"))
        .contains(" override=\"FREEZE: the freeze is about another site\" outcome=");
  }

  @Test
  void letsNobodyForgeALineOrAValue() {
    assertThat(AuditLog.line("alice", change("x\nchange asked: actor=bob", "y\" z=\""), 7, "done"))
        .doesNotContain("\n", "y\"")
        .contains("reason=\"x change asked: actor=bob\"", "y' z='");
  }
}
