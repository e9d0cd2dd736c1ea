package dev.handover.orchestrator.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Setting a safeguard aside over HTTP, in a group in which it takes two people. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class TwoPersonsApiTest {
  private static ValidatableResponse resume(String role, String id) {
    return Client.as(role)
        .body("{\"command\": \"RESUME\", \"reason\": \"seen\"}")
        .post("/v1/operations/{id}/commands", id)
        .then();
  }

  @Test
  void restsUntilAnotherApproverResumesIt() {
    // Given
    String id =
        Client.as("approver")
            .header("Idempotency-Key", "paired-0001")
            .header("Prefer", "wait=30")
            .body(
                """
                {"kind": "START", "target": "paired-1", "reason": "patch day",
                 "overrides": [{"name": "FREEZE", "reason": "this site is not concerned"}]}""")
            .post("/v1/groups/paired/operations")
            .then()
            .statusCode(200)
            .body("state", is("PAUSED"))
            .extract()
            .path("id");

    // When, Then
    resume("operator", id).statusCode(403);
    resume("approver", id)
        .statusCode(409)
        .body("code", is("second-person-needed"))
        .body("detail", containsString("test-approver"));
    resume("admin", id).statusCode(202);
    Client.as("viewer")
        .header("Prefer", "wait=30")
        .get("/v1/operations/{id}", id)
        .then()
        .body("state", is("SUCCEEDED"));
  }
}
