package dev.handover.orchestrator.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** How long it took, over HTTP: of one operation, and of a group. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class TimesApiTest {
  private static final String TIMES = "/v1/groups/timed/times";

  private static String move(int node, String key) {
    return Client.as("operator")
        .header("Idempotency-Key", key)
        .header("Prefer", "wait=30")
        .body(
            "{\"kind\": \"SWITCHOVER\", \"target\": \"timed-%d\", \"reason\": \"patch day\"}"
                .formatted(node))
        .post("/v1/groups/timed/operations")
        .then()
        .statusCode(200)
        .body("state", is("SUCCEEDED"))
        .extract()
        .path("id");
  }

  @Test
  void countsWhatTheGroupsOperationsTookAgainstItsObjective() {
    // Given
    Client.as("viewer").get(TIMES).then().body("kinds", empty());

    // When
    String id = move(2, "timed-0001");
    move(1, "timed-0002");

    // Then
    Client.as("viewer")
        .get("/v1/operations/{id}", id)
        .then()
        .body("times.phases.phase", hasItems("DECIDE", "RELEASE", "SERVICES", "CONVERGE"))
        .body("times.phases.phase", not(hasItems("DETECT")))
        .body("times.firstSeenAt", nullValue())
        .body("times.askedAt", notNullValue())
        .body("times.recoveryMet", is(true))
        .body("times.objective.recoverySeconds", is(600.0f));
    Client.as("viewer")
        .get(TIMES)
        .then()
        .statusCode(200)
        .body("objective.outageSeconds", is(1.0f))
        .body("kinds.kind", is(java.util.List.of("SWITCHOVER")))
        .body("kinds[0].operations", is(2))
        .body("kinds[0].outage.samples", is(2))
        .body("kinds[0].outage.met", lessThanOrEqualTo(2))
        .body("kinds[0].recovery.met", is(2))
        .body("kinds[0].phases.phase", hasItems("DECIDE", "SERVICES"))
        .body("kinds[0].phases.times.samples", everyItem(is(2)))
        .body("kinds[0].phases.times.met", everyItem(nullValue()));
    Client.as("viewer")
        .accept("text/plain")
        .get(TIMES + "?window=P7D")
        .then()
        .statusCode(200)
        .body(containsString("objective  outage 1.0 s, recovery 10 min 00 s\n"))
        .body(containsString("SWITCHOVER, 2 operations\n"))
        .body(containsString("2 of 2\n"));
    Client.as("viewer")
        .accept("text/plain")
        .get("/v1/operations/{id}", id)
        .then()
        .body(containsString("objective 10 min 00 s: met\n"))
        .body(containsString("phases     decide "));
  }

  @Test
  void showsWhatWasSetAsideForAnOperation() {
    String waived =
        "{\"kind\": \"START\", \"target\": \"frosty-1\", \"reason\": \"patch day\", \"overrides\":"
            + " [{\"name\": \"DWELL\", \"reason\": \"nothing else moves\"}]}";
    Client.as("approver")
        .header("Idempotency-Key", "timed-0003")
        .header("Prefer", "wait=30")
        .body(waived)
        .post("/v1/groups/frosty/operations")
        .then()
        .statusCode(200)
        .body("overrides[0].name", is("DWELL"))
        .body("overrides[0].reason", is("nothing else moves"));
  }
}
