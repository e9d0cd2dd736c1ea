package dev.handover.orchestrator.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are signed as Standard Webhooks says, and those that only look so. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class SignedEventApiTest {
  private static final String EVENTS = "/v1/triggers/tickets/events";
  private static final String BODY =
      "{\"type\": \"change.approved\", \"data\": {\"group\": \"change\", \"number\": \"CHG0042\", \"start\": \"%s\", \"end\": \"%s\"}}";

  private static RequestSpecification signed(String id, Instant at, String body) {
    return Client.plain()
        .header("webhook-id", id)
        .header("webhook-timestamp", at.getEpochSecond())
        .header("webhook-signature", "v1,c29tZXRoaW5n " + TriggerLab.sign(id, at, body))
        .body(body);
  }

  private static String id() {
    return "msg_" + UUID.randomUUID();
  }

  private static void refused(ValidatableResponse answer, String why) {
    answer
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", is("signature-refused"))
        .body("detail", containsString(why));
  }

  @Test
  void movesAGroupWithinTheWindowOfTheTicketThatTheEventNames() {
    // Given
    Instant now = Instant.now();
    String body = BODY.formatted(now.minusSeconds(60), now.plusSeconds(600));
    String id = id();
    Client.as("operator")
        .header("Idempotency-Key", "change-start-1")
        .header("Prefer", "wait=30")
        .body(
            "{\"kind\": \"START\", \"target\": \"change-1\", \"reason\": \"first\", \"ticket\": {\"number\": \"CHG1\", \"windowStart\": \"%s\", \"windowEnd\": \"%s\"}}"
                .formatted(now.minusSeconds(60), now.plusSeconds(600)))
        .post("/v1/groups/change/operations")
        .then()
        .statusCode(200)
        .body("state", is("SUCCEEDED"));

    // When
    String operation =
        signed(id, now, body)
            .post(EVENTS)
            .then()
            .statusCode(200)
            .body("items", hasSize(1))
            .body("items[0].outcome", is("STARTED"))
            .extract()
            .path("items[0].operation");

    // Then
    signed(id, now, body)
        .post(EVENTS)
        .then()
        .statusCode(200)
        .body("items[0].operation", is(operation))
        .body("items[0].times", is(2));
    Client.as("viewer")
        .header("Prefer", "wait=30")
        .get("/v1/operations/{id}", operation)
        .then()
        .body("state", is("SUCCEEDED"))
        .body("ticket.number", is("CHG0042"));
  }

  @Test
  void refusesWhatThePolicyOfTheGroupRefusesAnybody() {
    Instant now = Instant.now();
    String late = BODY.formatted(now.minusSeconds(60), now.minusSeconds(5));
    signed(id(), now, late)
        .post(EVENTS)
        .then()
        .statusCode(200)
        .body("items[0].outcome", is("REFUSED"));
    String none = "{\"type\": \"change.approved\", \"data\": {\"group\": \"change\"}}";
    signed(id(), now, none)
        .post(EVENTS)
        .then()
        .statusCode(200)
        .body("items[0].outcome", is("REFUSED"));
  }

  @Test
  void refusesWhatNobodySignedWhatWasChangedAndWhatIsOld() {
    Instant now = Instant.now();
    String body = BODY.formatted("x", "y");
    String id = id();
    refused(
        signed(id, now, body).body(body.replace("CHG0042", "CHG0043")).post(EVENTS).then(),
        "no signature");
    refused(signed(id, now.minusSeconds(360), body).post(EVENTS).then(), "5 minutes");
    refused(signed(id, now.plusSeconds(360), body).post(EVENTS).then(), "5 minutes");
    refused(Client.plain().body(body).post(EVENTS).then(), "webhook-id");
    refused(signed(id, now, body).post("/v1/triggers/monitoring/events").then(), "no signature");
    refused(signed(id, now, body).post("/v1/triggers/nothing/events").then(), "no signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "v1,", "v2,AAAA", "v1a,AAAA", "v1,AAAA v1,BBBB", "v1,\u00fc"})
  void refusesSignaturesThatAreNone(String signature) {
    Instant now = Instant.now();
    refused(
        Client.plain()
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", now.getEpochSecond())
            .header("webhook-signature", signature)
            .body("{}")
            .post(EVENTS)
            .then(),
        "no signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-1", "1e9", "99999999999999999999"})
  void refusesTimestampsThatAreNone(String timestamp) {
    refused(
        Client.plain()
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", "v1,AAAA")
            .body("{}")
            .post(EVENTS)
            .then(),
        "webhook-timestamp");
  }
}
