package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.handover.orchestrator.domain.trigger.Receipt;
import dev.handover.orchestrator.domain.trigger.Receipts;
import dev.handover.orchestrator.domain.trigger.Signal;
import dev.handover.orchestrator.domain.trigger.TriggerWatch;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * The process ends between writing an alert down, beginning an operation, and writing that down.
 */
@QuarkusTest
@TestProfile(FakesOnly.class)
class TriggerCrashTest {
  @Inject Receipts receipts;
  @Inject TriggerWatch watch;
  @Inject DataSource dataSource;

  private Receipt received(UUID id) {
    return receipts.page("monitoring", Optional.empty(), 200).items().stream()
        .filter(receipt -> receipt.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** As if the decision had never been written. */
  private void forgetTheDecision(UUID id) throws SQLException {
    String sql =
        "update trigger_receipt set outcome = 'UNDECIDED', operation_id = null, due_at = received_at where id = ?";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static void operations(int count) {
    Client.as("viewer").get("/v1/operations?group=crash").then().body("items", hasSize(count));
  }

  @Test
  void losesNothingAndBeginsNothingTwice() throws SQLException {
    // Given
    Client.as("operator")
        .header("Idempotency-Key", "crash-start-1")
        .header("Prefer", "wait=30")
        .body("{\"kind\": \"START\", \"target\": \"crash-1\", \"reason\": \"first start\"}")
        .post("/v1/groups/crash/operations")
        .then()
        .body("state", is("SUCCEEDED"));
    Instant now = Instant.now();
    Signal signal =
        new Signal(
            "crashed@" + now,
            false,
            Optional.of(now),
            Map.of("alertname", "MailDown", "group", "crash"));
    UUID id = UUID.randomUUID();

    // When: it ended after writing the alert down
    receipts.receive(
        new Receipts.Delivery(
            "monitoring",
            List.of(new Receipts.Arrival(id, signal)),
            now,
            now.plusSeconds(600),
            now));
    watch.decideDue();

    // Then
    UUID operation = received(id).decision().operation().orElseThrow();
    operations(2);
    Client.as("viewer")
        .header("Prefer", "wait=30")
        .get("/v1/operations/{id}", operation)
        .then()
        .body("state", is("SUCCEEDED"))
        .body("target", is("crash-2"));

    // When: it ended after beginning the operation
    forgetTheDecision(id);
    watch.decideDue();

    // Then
    assertThat(received(id).decision().operation()).contains(operation);
    operations(2);
    beginsNothingForAnAlertThatIsTooOld();
  }

  private void beginsNothingForAnAlertThatIsTooOld() {
    Instant then = Instant.now().minusSeconds(900);
    UUID id = UUID.randomUUID();
    Signal signal =
        new Signal(
            "old@" + then,
            false,
            Optional.of(then),
            Map.of("alertname", "MailDown", "group", "crash"));
    receipts.receive(
        new Receipts.Delivery(
            "monitoring",
            List.of(new Receipts.Arrival(id, signal)),
            then,
            then.plusSeconds(600),
            then));
    watch.decideDue();
    assertThat(received(id).decision().code()).isEqualTo("gave-up");
  }
}
