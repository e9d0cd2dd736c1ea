package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A failover that cuts the power of a silent server, with a program that acts as an agent. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class FenceApiTest {
  @Inject FakeNodes nodes;

  @Test
  void saysWhyNobodyTakesAGroupOverByItself() {
    Client.as("viewer")
        .get("/v1/groups/view/why")
        .then()
        .statusCode(200)
        .body("mode", is("MANUAL"))
        .body("verdict", is("NOTHING"))
        .body("reasons.code", hasItem("no-owner"));
  }

  @Test
  void provesByTheFenceAgentWhatTheSilentSourceCannotSay() throws IOException {
    // Given
    Path machine = Lab.groupFile("dark").resolveSibling("../../machine").normalize();
    nodes.setAway("dark-1");

    // When: a preview says what would be done, and does nothing
    Client.as("operator")
        .accept("text/plain")
        .body("{\"kind\": \"FAILOVER\", \"target\": \"dark-2\"}")
        .post("/v1/groups/dark/plans")
        .then()
        .statusCode(200)
        .header("Handover-Runnable", is("true"))
        .body(containsString("Cut the power of dark-1"));
    assertThat(machine.resolve("actions")).doesNotExist();

    // Then
    Client.as("operator")
        .header("Idempotency-Key", "fence-dark-1")
        .header("Prefer", "wait=30")
        .body("{\"kind\": \"FAILOVER\", \"target\": \"dark-2\", \"reason\": \"dark-1 is silent\"}")
        .post("/v1/groups/dark/operations")
        .then()
        .statusCode(200)
        .body("state", is("SUCCEEDED"))
        .body("steps.action", hasItem("CUT_POWER"));
    assertThat(Files.readString(machine.resolve("actions"))).startsWith("off\nstatus\n");
    assertThat(machine.resolve("power")).doesNotExist();
  }
}
