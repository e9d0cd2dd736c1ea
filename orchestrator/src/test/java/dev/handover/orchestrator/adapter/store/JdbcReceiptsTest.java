package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.trigger.Decision;
import dev.handover.orchestrator.domain.trigger.Decision.Outcome;
import dev.handover.orchestrator.domain.trigger.Receipt;
import dev.handover.orchestrator.domain.trigger.Receipts;
import dev.handover.orchestrator.domain.trigger.Receipts.Arrival;
import dev.handover.orchestrator.domain.trigger.Signal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JdbcReceiptsTest {
  private static final Instant AT = Instant.parse("2026-11-22T06:00:00.123456Z");

  @Test
  void keepsEachAlertOnceInH2() {
    keepsEachAlertOnce(new JdbcReceipts(TestDatabases.h2()));
  }

  @Test
  void keepsEachAlertOnceInPostgres() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      keepsEachAlertOnce(new JdbcReceipts(TestDatabases.migrated(postgres.getPostgresDatabase())));
    }
  }

  private static Signal signal(String key, boolean resolved) {
    return new Signal(key, resolved, Optional.of(AT), Map.of("alertname", "\u00dcberlauf"));
  }

  private static Receipts.Delivery delivery(Signal signal, Instant at) {
    return new Receipts.Delivery(
        "monitoring",
        List.of(new Arrival(UUID.randomUUID(), signal)),
        at,
        at.plusSeconds(600),
        at.plusSeconds(10));
  }

  private static void keepsEachAlertOnce(Receipts receipts) {
    // Given
    Signal signal = signal("f1@start", false);

    // When: the same, at the same moment, by several
    List<CompletableFuture<List<Receipt>>> all =
        IntStream.range(0, 4)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> receipts.receive(delivery(signal, AT))))
            .toList();
    all.forEach(CompletableFuture::join);

    // Then
    assertThat(receipts.page("monitoring", Optional.empty(), 10).items()).hasSize(1);
    Receipt open = receipts.page("monitoring", Optional.empty(), 10).items().getFirst();
    assertThat(open.signal()).isEqualTo(signal);
    assertThat(open.times()).isEqualTo(4);
    assertThat(receipts.due(AT.plusSeconds(9), 10)).isEmpty();
    assertThat(receipts.due(AT.plusSeconds(10), 10)).containsExactly(open);

    // When: decided, and decided by another one a moment later
    UUID operation = UUID.randomUUID();
    Decision begun = Decision.of(Outcome.STARTED, "begun", "it was begun").with(operation);
    receipts.decide(open.id(), begun, AT);
    Receipt decided = receipts.decide(open.id(), Decision.of(Outcome.REFUSED, "frozen", "no"), AT);

    // Then
    assertThat(decided.decision()).isEqualTo(begun);
    assertThat(receipts.receive(delivery(signal, AT.plusSeconds(60))).getFirst().decision())
        .isEqualTo(begun);
    assertThat(receipts.due(AT.plusSeconds(999), 10)).isEmpty();

    givesUpAndStartsAnew(receipts);
    settlesWhatIsOver(receipts);
    assertThat(receipts.forget(AT.plusSeconds(61))).isEqualTo(2);
    assertThat(receipts.forget(AT.plusSeconds(61))).isZero();
  }

  private static void givesUpAndStartsAnew(Receipts receipts) {
    Receipt late = receipts.receive(delivery(signal("f2@start", false), AT)).getFirst();
    receipts.decide(late.id(), Decision.of(Outcome.REFUSED, Decision.GAVE_UP, "too late"), AT);
    Receipt again =
        receipts.receive(delivery(signal("f2@start", false), AT.plusSeconds(900))).getFirst();
    assertThat(again.isOpen()).isTrue();
    assertThat(again.decideBy()).isEqualTo(AT.plusSeconds(1500));
    assertThat(receipts.due(AT.plusSeconds(910), 10)).extracting(Receipt::id).contains(late.id());
  }

  private static void settlesWhatIsOver(Receipts receipts) {
    Receipt open = receipts.receive(delivery(signal("f3@start", false), AT)).getFirst();
    Receipt over = receipts.receive(delivery(signal("f3@start", true), AT)).getFirst();
    assertThat(over.id()).isNotEqualTo(open.id());
    Decision resolved = Decision.of(Outcome.RECORDED, "resolved", "over");
    receipts.settle("monitoring", "f3@start", resolved);
    assertThat(receipts.decide(open.id(), Decision.OPEN, AT).decision()).isEqualTo(resolved);
  }
}
