package dev.handover.orchestrator.http;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A group that asks for a ticket is moved by an evacuation that has one; whoever looks sees it. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class TicketApiTest {
  private static String ticket(String number) {
    Instant now = Instant.now();
    return ", \"ticket\": {\"number\": \"%s\", \"windowStart\": \"%s\", \"windowEnd\": \"%s\"}"
        .formatted(number, now.minusSeconds(60), now.plusSeconds(600));
  }

  private static String leave(String node, String more) {
    return "{\"from\": [\"%s\"], \"reason\": \"patch day\"%s}".formatted(node, more);
  }

  private static ValidatableResponse evacuate(String key, String body) {
    return Client.as("operator")
        .header("Idempotency-Key", key)
        .header("Prefer", "wait=30")
        .body(body)
        .post("/v1/evacuations")
        .then()
        .statusCode(200);
  }

  @Test
  void anEvacuationCarriesItsTicketIntoEveryMove() {
    // Given
    for (String body : new String[] {leave("patched-1", ""), leave("patched-1", ticket("INC1"))}) {
      Client.as("operator")
          .body(body)
          .post("/v1/evacuations/plans")
          .then()
          .statusCode(200)
          .header("Handover-Runnable", is("false"))
          .body("items[0].verdict", is("BLOCKED"))
          .body("items[0].detail", containsString("ticket"));
    }

    // When
    ValidatableResponse moved =
        evacuate("ticket-evacuation-1", leave("patched-1", ticket("CHG0042")))
            .body("state", is("SUCCEEDED"))
            .body("ticket.number", is("CHG0042"));

    // Then
    String id = moved.extract().path("id");
    String operation = moved.extract().path("parts[0].operation");
    Client.as("viewer")
        .accept("text/plain")
        .get("/v1/evacuations/{id}", id)
        .then()
        .body(containsString("ticket     CHG0042\n"));
    isShownWherever(operation);
  }

  private static void isShownWherever(String operation) {
    Client.as("viewer")
        .get("/v1/operations/{id}", operation)
        .then()
        .body("ticket.number", is("CHG0042"));
    Client.as("viewer")
        .accept("text/plain")
        .get("/v1/operations/{id}", operation)
        .then()
        .body(containsString("ticket     CHG0042\n"));
    String report = "/v1/operations/" + operation + "/report";
    Client.as("viewer").get(report).then().body("operation.ticket.number", is("CHG0042"));
    for (String type : new String[] {"text/plain", "text/html"}) {
      Client.as("viewer")
          .accept(type)
          .get(report)
          .then()
          .statusCode(200)
          .contentType(startsWith(type))
          .body(containsString("CHG0042, approved from "));
    }
    await().until(() -> ticketsTold(operation).contains("CHG0042"));
  }

  /** Of all pages: other tests have made many events before. */
  private static List<String> ticketsTold(String operation) {
    String ofOperation =
        "items.findAll { it.subject == 'operations/%s' }.data.ticket".formatted(operation);
    List<String> tickets = new ArrayList<>();
    Optional<Number> after = Optional.of(0);
    while (after.isPresent()) {
      JsonPath page =
          Client.as("viewer").get("/v1/events?limit=200&after=" + after.get()).jsonPath();
      tickets.addAll(page.getList(ofOperation, String.class));
      after = Optional.ofNullable(page.get("next"));
    }
    return tickets;
  }
}
