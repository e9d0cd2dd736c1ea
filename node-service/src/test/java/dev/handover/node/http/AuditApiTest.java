package dev.handover.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit over HTTP: what is in it of each request. */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
class AuditApiTest {
  private static List<JsonPath> about(String path) {
    return Caller.as("viewer")
        .accept("application/x-ndjson")
        .get("/v1/audit")
        .then()
        .statusCode(200)
        .contentType("application/x-ndjson")
        .extract()
        .asString()
        .lines()
        .map(JsonPath::from)
        .filter(entry -> entry.getString("path").equals(path))
        .toList();
  }

  private static void lease(String group, long epoch, int status) {
    Caller.as("operator")
        .body("{\"seconds\":60,\"fence\":%s}".formatted(Caller.fence(group, epoch)))
        .put("/v1/leases/" + group)
        .then()
        .statusCode(status);
  }

  @Test
  void writesWhatWasAskedAndWhatCameOfIt() {
    // When
    Caller.as("operator")
        .body("{\"epoch\": 7, \"issuer\": \"%s\"}".formatted(Caller.ISSUER))
        .put("/v1/promises/audited")
        .then()
        .statusCode(200);
    Caller.plain().put("/v1/promises/audited").then().statusCode(401);
    Caller.as("viewer")
        .body("{\"epoch\": 8, \"issuer\": \"%s\"}".formatted(Caller.ISSUER))
        .put("/v1/promises/audited")
        .then()
        .statusCode(403);

    // Then
    List<JsonPath> entries = about("/v1/promises/audited");
    assertThat(entries)
        .extracting(e -> e.getString("event") + " " + e.getString("outcome"))
        .containsExactly(
            "ASKED null", "ANSWERED done", "REFUSED unauthenticated", "REFUSED forbidden");
    assertThat(entries.get(0).getString("operation")).isEqualTo(Caller.ISSUER);
    assertThat(entries.get(0).getString("words.epoch")).isEqualTo("7");
    assertThat(entries.get(0).getString("body")).hasSize(64);
    assertThat(entries.get(0).getString("service")).isEqualTo("node-service");
  }

  @Test
  void writesALeaseOnceAndItsRenewalsOnlyWhenTheyAreRefused() {
    // When
    lease("renewed", 7, 200);
    lease("renewed", 7, 200);
    lease("renewed", 7, 200);
    lease("renewed", 8, 200);
    lease("renewed", 7, 409);

    // Then
    assertThat(about("/v1/leases/renewed"))
        .extracting(e -> e.getString("event") + " " + e.getString("outcome"))
        .containsExactly(
            "ASKED null",
            "ANSWERED done",
            "ASKED null",
            "ANSWERED done",
            "ASKED null",
            "ANSWERED stale-epoch");
  }

  @Test
  void writesNothingOfWhatOnlyLooks() {
    Caller.as("viewer").get("/v1/leases").then().statusCode(200);
    assertThat(about("/v1/leases")).isEmpty();
  }
}
