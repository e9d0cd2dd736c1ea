package dev.handover.orchestrator.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Evacuations over HTTP, of two groups whose nodes are those of nobody else. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class EvacuationApiTest {
  private static final String FROM = "{\"from\": [\"%s\"], \"reason\": \"CHG0042\"%s}";

  private static ValidatableResponse start(String role, String key, String body) {
    return Client.as(role)
        .header("Idempotency-Key", key)
        .header("Prefer", "wait=30")
        .body(body)
        .post("/v1/evacuations")
        .then();
  }

  private static String both(String kind, int node, String more) {
    return "{\"from\": [\"evac-a-%1$d\", \"evac-b-%1$d\"], \"kind\": \"%2$s\", \"reason\": \"CHG0042\"%3$s}"
        .formatted(node, kind, more);
  }

  @Test
  void movesAllGroupsOneWaveAfterTheOtherAndBack() {
    // Given
    String there = both("SWITCHOVER", 1, ", \"waves\": [[\"evac-b\"]], \"limit\": 1");
    Client.as("operator")
        .body(there)
        .post("/v1/evacuations/plans")
        .then()
        .statusCode(200)
        .header("Handover-Runnable", is("true"))
        .body("items.group", contains("evac-b", "evac-a"))
        .body("items.verdict", contains("MOVES", "MOVES"))
        .body("items[0].plan.target", is("evac-b-2"));

    // When
    ValidatableResponse moved =
        start("operator", "evacuation-0001", there)
            .statusCode(200)
            .body("state", is("SUCCEEDED"))
            .body("parts.group", contains("evac-b", "evac-a"))
            .body("parts.state", contains("MOVED", "MOVED"))
            .body("counts[0].groups", is(2));

    // Then
    String id = moved.extract().path("id");
    String operation = moved.extract().path("parts[0].operation");
    start("operator", "evacuation-0001", there).body("id", is(id));
    start("operator", "evacuation-0001", both("SWITCHOVER", 1, ""))
        .statusCode(422)
        .body("code", is("idempotency-key-reused"));
    Client.as("viewer")
        .get("/v1/operations/{id}", operation)
        .then()
        .body("state", is("SUCCEEDED"))
        .body("evacuation", is(id));
    Client.as("viewer").get("/v1/evacuations").then().body("items.id", hasItem(id));
    Client.as("viewer")
        .accept("text/plain")
        .get("/v1/evacuations/{id}", id)
        .then()
        .body(startsWith("EVACUATION " + id + "\n"))
        .body(containsString("groups     2 MOVED\n"))
        .body(containsString("MOVED      evac-b               evac-b-1 -> evac-b-2  operation "));
    command("operator", id, "PAUSE", "").statusCode(409).body("code", is("wrong-state"));
    Client.as("operator")
        .accept("text/plain")
        .body(there)
        .post("/v1/evacuations/plans")
        .then()
        .header("Handover-Runnable", is("true"))
        .body(containsString("ELSEWHERE  evac-a"))
        .body(containsString("already-active: "));
    start("operator", "evacuation-0002", both("SWITCHOVER", 2, ""))
        .statusCode(200)
        .body("state", is("SUCCEEDED"));
  }

  @Test
  void haltsAtAGroupThatIsFrozenAndGoesOnWhenAPersonSaysSo() {
    // Given
    String body = FROM.formatted("evac-c-1", "");
    freeze("PUT");
    Client.as("operator")
        .body(body)
        .post("/v1/evacuations/plans")
        .then()
        .header("Handover-Runnable", is("false"))
        .body("items[0].verdict", is("BLOCKED"))
        .body("items[0].detail", containsString("frozen"));

    // When
    String id =
        start("operator", "evacuation-0003", body)
            .statusCode(200)
            .body("state", is("HALTED"))
            .body("parts[0].state", is("FAILED"))
            .body("parts[0].detail", containsString("frozen"))
            .extract()
            .path("id");
    Client.as("viewer")
        .accept("text/plain")
        .get("/v1/evacuations/{id}", id)
        .then()
        .body(containsString("--resume, or --skip GROUP"));
    freeze("DELETE");

    // Then
    command("viewer", id, "RESUME", "").statusCode(403);
    command("operator", id, "SKIP", ",\"group\":\"view\"").statusCode(409);
    command("operator", id, "RESUME", "").statusCode(202).body("wishes[0].command", is("RESUME"));
    Client.as("viewer")
        .header("Prefer", "wait=30")
        .get("/v1/evacuations/{id}", id)
        .then()
        .header("ETag", notNullValue())
        .body("state", is("SUCCEEDED"))
        .body("parts[0].attempts", is(2));
  }

  private static void freeze(String method) {
    Client.as("operator")
        .body(method.equals("PUT") ? "{\"reason\": \"service pack\"}" : "")
        .request(method, "/v1/groups/evac-c/freeze")
        .then()
        .statusCode(200);
  }

  @Test
  void endsAtOnceWhenItIsCancelledBeforeAnythingBegan() {
    // Given: nothing begins while it is frozen
    freezeD();
    String id =
        start("operator", "evacuation-0004", FROM.formatted("evac-d-1", "")).extract().path("id");

    // When, Then
    command("operator", id, "CANCEL", "")
        .statusCode(202)
        .body("state", is("CANCELLED"))
        .body("endedAt", notNullValue());
  }

  private static void freezeD() {
    Client.as("operator")
        .body("{\"reason\": \"service pack\"}")
        .put("/v1/groups/evac-d/freeze")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse command(String role, String id, String command, String more) {
    return Client.as(role)
        .body("{\"command\":\"%s\",\"reason\":\"go on\"%s}".formatted(command, more))
        .post("/v1/evacuations/{id}/commands", id)
        .then();
  }
}
