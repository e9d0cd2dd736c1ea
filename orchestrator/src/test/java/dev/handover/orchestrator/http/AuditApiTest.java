package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The audit over HTTP: what is in it of each request, and how it is read. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class AuditApiTest {
  private static final String FREEZE = "/v1/groups/frosty/freeze";

  private static long newest() {
    List<String> lines = lines(0);
    return lines.isEmpty() ? 0 : JsonPath.from(lines.getLast()).getLong("seq");
  }

  private static List<String> lines(long after) {
    return Client.as("viewer")
        .accept("application/x-ndjson")
        .queryParam("after", after)
        .get("/v1/audit")
        .then()
        .statusCode(200)
        .contentType("application/x-ndjson")
        .extract()
        .asString()
        .lines()
        .toList();
  }

  private static List<JsonPath> since(long after) {
    return lines(after).stream().map(JsonPath::from).toList();
  }

  @Test
  void writesWhatWasAskedBeforeAndWhatCameOfItAfter() throws Exception {
    // Given
    long before = newest();
    String body = "{\"reason\": \"CHG0042\", \"until\": \"2099-01-01T00:00:00Z\"}";

    // When
    Client.as("operator").body(body).put(FREEZE).then().statusCode(200);
    Client.as("operator").delete(FREEZE).then().statusCode(200);

    // Then
    List<JsonPath> entries = since(before);
    assertThat(entries)
        .extracting(e -> e.getString("event"))
        .containsExactly("ASKED", "ANSWERED", "ASKED", "ANSWERED");
    JsonPath asked = entries.get(0);
    assertThat(asked.getString("actor")).isEqualTo("test-operator");
    assertThat(asked.getString("method") + " " + asked.getString("path"))
        .isEqualTo("PUT " + FREEZE);
    assertThat(asked.getString("group")).isEqualTo("frosty");
    assertThat(asked.getString("peer")).isEqualTo("127.0.0.1");
    assertThat(asked.getString("body")).isEqualTo(sha256(body));
    assertThat(asked.getMap("words"))
        .isEqualTo(Map.of("reason", "CHG0042", "until", "2099-01-01T00:00:00Z"));
    JsonPath answered = entries.get(1);
    assertThat(answered.getString("request")).isEqualTo(asked.getString("request"));
    assertThat(answered.getInt("status")).isEqualTo(200);
    assertThat(answered.getString("outcome")).isEqualTo("done");
    assertThat(answered.getString("prev")).isEqualTo(asked.getString("hash"));
  }

  @Test
  void namesTheOperationAndWhatWasSetAside() {
    // Given
    long before = newest();

    // When
    String id =
        Client.as("approver")
            .header("Idempotency-Key", "audited-0001")
            .header("Prefer", "wait=30")
            .body(
                """
                {"kind": "START", "target": "frosty-1", "reason": "patch day",
                 "overrides": [{"name": "FREEZE", "reason": "this site is not concerned"}]}""")
            .post("/v1/groups/frosty/operations")
            .then()
            .statusCode(200)
            .extract()
            .path("id");
    Client.as("operator")
        .body("{\"command\": \"PAUSE\", \"reason\": \"too late\"}")
        .post("/v1/operations/{id}/commands", id)
        .then()
        .statusCode(409);

    // Then
    List<JsonPath> entries = since(before);
    assertThat(entries.get(0).getString("words.overrides"))
        .isEqualTo("FREEZE: this site is not concerned");
    assertThat(entries)
        .extracting(e -> e.getString("event"))
        .containsExactly("ASKED", "STARTED", "ANSWERED", "ASKED", "ANSWERED");
    assertThat(entries.subList(1, 5)).allMatch(e -> e.getString("operation").equals(id));
    assertThat(entries.get(1).getString("words.overrides"))
        .isEqualTo("FREEZE: this site is not concerned");
    assertThat(entries.get(4).getString("group")).isEqualTo("frosty");
    assertThat(entries.get(4).getString("outcome")).isEqualTo("wrong-state");
  }

  @Test
  void writesWhoWasNotLetIn() {
    // Given
    long before = newest();

    // When
    Client.plain().delete("/v1/freeze").then().statusCode(401);
    Client.as("viewer").delete("/v1/freeze").then().statusCode(403);
    Client.rude("admin").delete("/v1/nowhere").then().statusCode(404);
    Client.rude("operator").body("{\"reason\": 1").put(FREEZE).then().statusCode(400);

    // Then
    List<JsonPath> entries = since(before);
    assertThat(entries)
        .extracting(e -> e.getString("event") + " " + e.getString("actor") + " " + e.get("outcome"))
        .containsExactly(
            "REFUSED - unauthenticated",
            "REFUSED test-viewer forbidden",
            "REFUSED test-admin not-found",
            "ASKED test-operator null",
            "ANSWERED test-operator invalid-request");
  }

  @Test
  void writesNothingOfWhatOnlyLooks() {
    long before = newest();
    Client.as("viewer").get("/v1/freeze").then().statusCode(200);
    Client.as("operator")
        .body("{\"kind\": \"START\", \"target\": \"frosty-1\"}")
        .post("/v1/groups/frosty/plans")
        .then()
        .statusCode(200);
    Client.as("operator").post("/v1/groups/frosty/readiness").then().statusCode(200);
    assertThat(newest()).isEqualTo(before);
  }

  @Test
  void readsPageByPageAndByGroup() {
    // Given
    long before = newest();
    Client.as("operator").delete(FREEZE).then().statusCode(200);
    Client.as("approver").delete("/v1/freeze").then().statusCode(200);
    Client.as("operator").delete(FREEZE).then().statusCode(200);

    // When, Then
    Client.as("viewer")
        .queryParam("after", before)
        .queryParam("limit", 2)
        .get("/v1/audit")
        .then()
        .statusCode(200)
        .body("items.seq", is(List.of((int) before + 1, (int) before + 2)))
        .body("next", is((int) before + 2));
    Client.as("viewer")
        .queryParam("after", before)
        .queryParam("group", "frosty")
        .get("/v1/audit")
        .then()
        .statusCode(200)
        .body("items.size()", is(4))
        .body("next", is((Object) null));
  }

  @Test
  void endsAnExportWithTheHeadThatItAnnounces() {
    Client.as("operator").delete(FREEZE).then().statusCode(200);
    var answer = Client.as("viewer").accept("application/x-ndjson").get("/v1/audit");
    assertThat(answer.asString().lines().toList().getLast())
        .contains("\"hash\":\"" + answer.header("Handover-Audit-Head") + "\"");
  }

  private static String sha256(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }
}
