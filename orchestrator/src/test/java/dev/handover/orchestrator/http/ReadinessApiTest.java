package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Readiness over HTTP: run, latest, history, as JSON and as text. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class ReadinessApiTest {
  private static final String READINESS = "/v1/groups/ready/readiness";

  @Inject FakeReadings readings;

  @AfterEach
  void lifts() {
    readings.setCertificatesEnd(Instant.parse("2099-01-01T00:00:00Z"));
    Client.as("approver").delete("/v1/freeze").then().statusCode(200);
  }

  private static ValidatableResponse run() {
    return Client.as("operator").post(READINESS).then().statusCode(200);
  }

  @Test
  void looksAtEverythingAndKeepsWhatItSaw() {
    // When
    String id =
        run()
            .header("Handover-Readiness", is("WARNING"))
            .body("group", is("ready"))
            .body("trigger", is("ASKED"))
            .body("actor", is("test-operator"))
            .body("activeNode", is("ready-1"))
            .body(
                "findings.check",
                hasItems("node-answers", "active", "san-policy", "disk", "drift", "move", "dns"))
            .body(
                "findings.check",
                hasItems("directory-rights", "duplicate-spns", "leftovers", "certificate", "token"))
            .body("findings.check", hasItems("freeze", "rehearsal", "proof"))
            .body("proofs.proof", hasSize(5))
            .body("proofs.find { it.proof == 'SOURCE' }.available", is(true))
            .body("proofs.find { it.proof == 'FENCE_AGENT' }.available", is(false))
            .body("findings.findAll { it.level != 'OK' }.cure", everyItem(notNullValue()))
            .extract()
            .path("id");

    // Then
    Client.as("viewer").get(READINESS).then().statusCode(200).body("id", is(id));
    Client.as("viewer")
        .get("/v1/groups")
        .then()
        .body("items.find { it.name == 'ready' }.readiness.level", is("WARNING"))
        .body("items.find { it.name == 'ready' }.readiness.at", notNullValue())
        .body("items.find { it.name == 'web' }.readiness", nullValue());
    Client.as("viewer")
        .accept("text/plain")
        .get("/v1/groups/ready")
        .then()
        .body(containsString("readiness  WARNING at "));
  }

  @Test
  void putsTheWorstFirst() {
    // Given
    readings.setCertificatesEnd(Instant.parse("2026-01-01T00:00:00Z"));

    // When, Then
    run()
        .body("level", is("BLOCKING"))
        .body("findings[0].level", is("BLOCKING"))
        .body("findings[0].check", is("certificate"))
        .body("findings[0].seen", startsWith("It expired at 2026-01-01"));
  }

  @Test
  void showsAFreezeOfEverything() {
    // Given
    Client.as("approver")
        .body("{\"reason\": \"network maintenance, CHG0043\"}")
        .put("/v1/freeze")
        .then()
        .statusCode(200);

    // When, Then
    run()
        .body("level", is("BLOCKING"))
        .body(
            "findings.findAll { it.check == 'freeze' }.seen",
            contains(startsWith("Everything is frozen by test-approver")))
        .body("findings.findAll { it.check == 'freeze' }.seen", hasItem(containsString("CHG0043")));
  }

  @Test
  void isReadByPeopleAsText() {
    String text =
        Client.as("operator")
            .accept("text/plain")
            .post(READINESS)
            .then()
            .statusCode(200)
            .header("Content-Type", startsWith("text/plain"))
            .extract()
            .asString();

    assertThat(text)
        .startsWith("READINESS  ready: WARNING\n")
        .contains("asked for by test-operator", "active     ready-1\n")
        .contains("TO BE LOOKED AT", "WARNING   rehearsal at ready:", "Cure: Run the runbook")
        .contains("PROOFS FOR A FAILOVER", "yes       source: ready-1 answers")
        .doesNotContain("<");
    Client.as("viewer")
        .accept("text/plain")
        .get(READINESS)
        .then()
        .statusCode(200)
        .body(startsWith("READINESS  ready: WARNING\n"));
  }

  @Test
  void pagesThroughTheHistoryNewestFirst() {
    // Given
    String first = run().extract().path("id");
    String second = run().extract().path("id");

    // When
    String next =
        Client.as("viewer")
            .get(READINESS + "/history?limit=1")
            .then()
            .statusCode(200)
            .body("items.id", contains(second))
            .extract()
            .path("next");

    // Then
    Client.as("viewer")
        .get(READINESS + "/history?limit=1&cursor=" + next)
        .then()
        .statusCode(200)
        .body("items.id", contains(first));
    Client.as("viewer")
        .get(READINESS + "/history")
        .then()
        .body("items.id", hasItems(first, second))
        .body("items.level", everyItem(not(is("OK"))));
  }

  @Test
  void saysHowToGetAFirstReport() {
    Client.as("viewer")
        .get("/v1/groups/web/readiness")
        .then()
        .statusCode(404)
        .body("code", is("no-readiness-report"))
        .body("cure", containsString("./handover readiness web --now"));
    Client.as("viewer")
        .get("/v1/groups/web/readiness/history")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }
}
