package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report of an operation over HTTP, in each of its forms. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class ReportApiTest {
  private static final String REPORT = "/v1/operations/{id}/report";
  private static final String REASON = "patch <img src=x onerror=alert(1)> \"day\" & 'night'";

  private static int keys;

  @Inject FakeChangeRecords records;

  private String id = "";

  @BeforeEach
  void stopTheGroupSomewhere() {
    records.hold(2, 1);
    records.setAway(false);
    keys++;
    String request =
        "{\"kind\": \"SWITCHOVER\", \"target\": \"reported-%d\", \"reason\": \"%s\"}"
            .formatted(2 - (keys + 1) % 2, REASON.replace("\"", "\\\""));
    id =
        Client.as("operator")
            .header("Idempotency-Key", "reported-" + keys)
            .header("Prefer", "wait=30")
            .body(request)
            .post("/v1/groups/reported/operations")
            .then()
            .statusCode(200)
            .body("state", is("SUCCEEDED"))
            .extract()
            .path("id");
  }

  @AfterEach
  void putTheRecordsBack() {
    records.hold(2, 1);
    records.setAway(false);
  }

  private Response as(String form) {
    return Client.as("viewer")
        .accept(form)
        .get(REPORT, id)
        .then()
        .statusCode(200)
        .extract()
        .response();
  }

  @Test
  void holdsEveryChangeWithItsOldAndNewValues() {
    Client.as("viewer")
        .get(REPORT, id)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("format", is("handover-report-1"))
        .body("ended", is(true))
        .body("complete", is(true))
        .body("operation.reason", is(REASON))
        .body("operation.actor", is("test-operator"))
        .body("changesTotal", is(2))
        .body("changes.dn", everyItem(is(FakeChangeRecords.HOSTILE)))
        .body("changes[0].attributes[0].before", is(java.util.List.of("old-0")))
        .body("changes[0].attributes[0].after", is(java.util.List.of("new")))
        .body("nodeChanges.findAll {it.what == 'SERVICE'}.before", hasItems("RUNNING", "STOPPED"))
        .body("nodeChanges.findAll {it.what == 'DISK'}.after", hasItems("OFFLINE", "ONLINE"))
        .body("proofs.action", hasItem("CONFIRM_RELEASE"))
        .body("convergence.action", hasItem("VERIFY_NODE"))
        .body("journal[0].type", is("OPERATION_CREATED"))
        .body("journal[-1].type", is("ENDED"))
        .body("next", nullValue());
  }

  @Test
  void saysInEveryFormTheHashOfTheBytesOfTheJson() throws Exception {
    // When
    Response json = as("application/json");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.asByteArray());
    String hash = "sha256:" + HexFormat.of().formatHex(digest);

    // Then
    assertThat(json.header("Handover-Report-Hash")).isEqualTo(hash);
    assertThat(as("text/html").header("Handover-Report-Hash")).isEqualTo(hash);
    assertThat(as("text/html").asString()).contains(hash);
    assertThat(as("text/plain").asString()).contains("hash       " + hash);
    assertThat(as("application/json").asByteArray()).isEqualTo(json.asByteArray());
  }

  @Test
  void isAPageThatNeedsNothingAndTakesNoTextForMarkup() {
    // When
    Response page = as("text/html");

    // Then
    assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("sandbox")
        .doesNotContain("unsafe", "self");
    assertThat(page.asString())
        .startsWith("<!doctype html>")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\\, &quot;Eva&quot; &amp; Co")
        .contains("patch &lt;img src=x onerror=alert(1)&gt; &quot;day&quot;")
        .contains("@media print", "<svg", "class=\"outage\"", "Content-Security-Policy")
        .doesNotContain("<script", "<img", "src=\"", "href=", " style=", "http:", "https:", "url(");
  }

  @Test
  void isATextToo() {
    assertThat(as("text/plain").asString())
        .startsWith("REPORT     SWITCHOVER of group reported: ")
        .contains("CHANGES ON THE NODES", "service First: RUNNING -> STOPPED (succeeded)")
        .contains("PROOFS THAT THE SOURCE LET GO", "       - old-0\n       + new\n")
        .contains("check      ./handover report " + id + " --json | sha256sum");
  }

  @Test
  void namesWhatDirectoryServiceDidNotTell() {
    // Given
    records.setAway(true);

    // When, Then
    Client.as("viewer")
        .get(REPORT, id)
        .then()
        .statusCode(200)
        .body("complete", is(false))
        .body("changes", hasSize(0))
        .body("missing[0]", endsWith("no connection to directory-service"));
    assertThat(as("text/html").asString()).contains("This report is not complete.");
    assertThat(as("text/plain").asString()).contains("missing    The changes of change set ");
  }

  @Test
  void holdsTenThousandChangesAndSaysWhereTheOthersAre() {
    // Given
    records.hold(10_050, 1);

    // When
    String next =
        Client.as("viewer")
            .get(REPORT, id)
            .then()
            .body("changes", hasSize(10_000))
            .body("changesTotal", is(10_050))
            .body("complete", is(false))
            .body("missing[0]", containsString("Some of the 10050 changes"))
            .body("next", notNullValue())
            .extract()
            .path("next");

    // Then
    Client.as("viewer")
        .get(REPORT + "?cursor=" + next, id)
        .then()
        .statusCode(200)
        .body("changes", hasSize(50))
        .body("changes[0].sequence", is(10_001))
        .body("from", is(next))
        .body("next", nullValue())
        .body("missing[0]", startsWith("The changes before these"));
    assertThat(as("text/html").asString())
        .contains("./handover report %s --from %s".formatted(id, next));
  }

  @Test
  void countsTheValuesThatAreTooMany() {
    records.hold(1, 1200);
    Client.as("viewer")
        .get(REPORT, id)
        .then()
        .body("changes[0].attributes[0].before", hasSize(1000))
        .body("changes[0].attributes[0].beforeLeftOut", is(200))
        .body("missing[0]", startsWith("Values of attributes that have more than 1000"));
    assertThat(as("text/html").asString()).contains("and 200 more");
  }
}
