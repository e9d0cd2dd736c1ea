package dev.handover.orchestrator.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Freezing over HTTP: what is frozen, who is refused, and how it ends. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class FreezeApiTest {
  private static final String GROUP = "/v1/groups/frosty/freeze";
  private static final String WHY = "{\"reason\": \"service pack, CHG0042\"}";

  @AfterEach
  void thaws() {
    Client.as("approver").delete("/v1/freeze").then().statusCode(200);
    Client.as("operator").delete(GROUP).then().statusCode(200);
  }

  private static ValidatableResponse move(String role, String key, String overrides) {
    return Client.as(role)
        .header("Idempotency-Key", key)
        .header("Prefer", "wait=30")
        .body(
            "{\"kind\": \"START\", \"target\": \"frosty-1\", \"reason\": \"patch day\"%s}"
                .formatted(overrides))
        .post("/v1/groups/frosty/operations")
        .then();
  }

  @Test
  void refusesWhatIsNewAndSaysWhoWhyAndHowToGoOn() {
    // Given
    Client.as("operator")
        .body(WHY)
        .put(GROUP)
        .then()
        .statusCode(200)
        .body("frozen", is(true))
        .body("freezes.scope", contains("GROUP"))
        .body("freezes[0].actor", is("test-operator"))
        .body("freezes[0].until", nullValue());

    // When, Then
    move("operator", "frosty-0001", "")
        .statusCode(409)
        .body("code", is("frozen"))
        .body("detail", containsString("frozen by test-operator"))
        .body("detail", containsString("service pack, CHG0042"))
        .body("cure", containsString("FREEZE"));
    Client.as("operator")
        .body("{\"kind\": \"START\", \"target\": \"frosty-1\"}")
        .post("/v1/groups/frosty/plans")
        .then()
        .statusCode(200)
        .header("Handover-Runnable", is("false"))
        .body("findings.code", hasItem("frozen"));
    Client.as("viewer")
        .get("/v1/groups/frosty")
        .then()
        .body("summary.frozen", is(true))
        .body("freezes.reason", contains("service pack, CHG0042"));
    Client.as("viewer")
        .accept("text/plain")
        .get("/v1/groups/frosty")
        .then()
        .body(containsString("FROZEN     by test-operator since "));
  }

  @Test
  void letsAnApproverSetItAsideByName() {
    // Given
    Client.as("approver").body(WHY).put("/v1/freeze").then().statusCode(200);
    String waived =
        ", \"overrides\": [{\"name\": \"FREEZE\", \"reason\": \"this site is not concerned\"}]";

    // When, Then
    move("operator", "frosty-0002", waived).statusCode(403).body("code", is("forbidden"));
    move("approver", "frosty-0002", waived).statusCode(200).body("state", is("SUCCEEDED"));
  }

  @Test
  void holdsForAllGroupsUntilItIsLifted() {
    // Given
    Client.as("approver").body(WHY).put("/v1/freeze").then().statusCode(200);
    Client.as("viewer")
        .get(GROUP)
        .then()
        .body("freezes.scope", contains("EVERYTHING"))
        .body("frozen", is(true));
    move("operator", "frosty-0003", "").statusCode(409).body("code", is("frozen"));

    // When
    Client.as("approver").delete("/v1/freeze").then().statusCode(200).body("freezes", empty());

    // Then
    move("operator", "frosty-0003", "").statusCode(200).body("state", is("SUCCEEDED"));
  }

  @Test
  void keepsAGroupWhereItIsAfterAMoveUnlessThatIsSetAsideByName() {
    // Given
    String move =
        "{\"kind\": \"SWITCHOVER\", \"target\": \"settled-%d\", \"reason\": \"patch day\"%s}";
    settled("operator", "settled-0001", move.formatted(2, "")).body("state", is("SUCCEEDED"));

    // When, Then
    settled("operator", "settled-0002", move.formatted(1, ""))
        .statusCode(409)
        .body("code", is("dwell"));
    Client.as("viewer")
        .get("/v1/groups/settled/stability")
        .then()
        .statusCode(200)
        .body("flapping", is(false))
        .body("dwellsUntil", containsString("T"));
    String waived =
        ", \"overrides\": [{\"name\": \"DWELL\", \"reason\": \"settled-2 loses its disk\"}]";
    settled("approver", "settled-0002", move.formatted(1, waived)).body("state", is("SUCCEEDED"));
    settled("approver", "settled-0003", move.formatted(2, waived))
        .statusCode(409)
        .body("code", is("flapping"));
    Client.as("approver")
        .body("{\"reason\": \"the cable was replaced\"}")
        .put("/v1/groups/settled/stability/acknowledgement")
        .then()
        .statusCode(200)
        .body("flapping", is(false))
        .body("acknowledged.actor", is("test-approver"));
    settled("approver", "settled-0003", move.formatted(2, waived)).body("state", is("SUCCEEDED"));
  }

  private static ValidatableResponse settled(String role, String key, String body) {
    return Client.as(role)
        .header("Idempotency-Key", key)
        .header("Prefer", "wait=30")
        .body(body)
        .post("/v1/groups/settled/operations")
        .then();
  }

  @Test
  void takesATimeAtWhichItEndsUnlessThatHasPassed() {
    String until =
        Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString();
    Client.as("operator")
        .body("{\"reason\": \"short\", \"until\": \"%s\"}".formatted(until))
        .put(GROUP)
        .then()
        .statusCode(200)
        .body("freezes[0].until", is(until));
    Client.as("operator")
        .body("{\"reason\": \"short\", \"until\": \"2020-01-01T00:00:00Z\"}")
        .put(GROUP)
        .then()
        .statusCode(422)
        .body("code", is("expiry-in-the-past"));
  }
}
