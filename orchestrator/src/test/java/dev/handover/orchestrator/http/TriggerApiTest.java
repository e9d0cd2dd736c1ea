package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an Alertmanager sends, what is decided, and what comes of it. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class TriggerApiTest {
  static final String STARTS = "2026-11-22T06:00:00.123456789Z";

  static String alert(String name, String group, String fingerprint) {
    return """
        {"status": "firing", "labels": {"alertname": "%s", "group": "%s", "instance": "exch1:9100"},
         "annotations": {"summary": "Nobody can read mail"}, "startsAt": "%s", "endsAt": "0001-01-01T00:00:00Z",
         "generatorURL": "http://prometheus/graph", "fingerprint": "%s"}
        """
        .formatted(name, group, STARTS, fingerprint);
  }

  static String payload(String... alerts) {
    return """
        {"version": "4", "groupKey": "{}:{}", "truncatedAlerts": 0, "status": "firing", "receiver": "handover",
         "groupLabels": {}, "commonLabels": {}, "commonAnnotations": {}, "externalURL": "http://alertmanager",
         "addedByALaterRelease": [1], "alerts": [%s]}
        """
        .formatted(String.join(",", alerts));
  }

  static ValidatableResponse send(String body) {
    return Client.as("operator").body(body).post("/v1/triggers/monitoring/alerts").then();
  }

  static String fingerprint() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static void start(String group) {
    Client.as("operator")
        .header("Idempotency-Key", "trigger-test-start-" + group)
        .header("Prefer", "wait=30")
        .body(
            "{\"kind\": \"START\", \"target\": \"%s-1\", \"reason\": \"first start\"}"
                .formatted(group))
        .post("/v1/groups/{group}/operations", group)
        .then()
        .statusCode(200)
        .body("state", is("SUCCEEDED"));
  }

  private static ValidatableResponse operation(String id) {
    return Client.as("viewer")
        .header("Prefer", "wait=30")
        .get("/v1/operations/{id}", id)
        .then()
        .statusCode(200);
  }

  @Test
  void movesAGroupOnceHoweverOftenItsAlertIsSent() {
    // Given
    start("alarm");
    String body = payload(alert("MailDown", "alarm", fingerprint()));

    // When
    String id =
        send(body)
            .statusCode(200)
            .body("items", hasSize(1))
            .body("items[0].outcome", is("STARTED"))
            .body("items[0].code", is("begun"))
            .body("items[0].rule", is("mail-down"))
            .body("items[0].group", is("alarm"))
            .extract()
            .path("items[0].operation");
    operation(id).body("state", is("SUCCEEDED"));

    // Then
    send(body)
        .statusCode(200)
        .body("items[0].outcome", is("STARTED"))
        .body("items[0].operation", is(id))
        .body("items[0].times", is(2));
    operation(id)
        .body("kind", is("SWITCHOVER"))
        .body("target", is("alarm-2"))
        .body("actor", is("(trigger monitoring)"))
        .body("reason", is("MailDown of exch1:9100: Nobody can read mail"));
    send(body.replace("\"status\": \"firing\", \"labels\"", "\"status\": \"resolved\", \"labels\""))
        .statusCode(200)
        .body("items[0].resolved", is(true))
        .body("items[0].outcome", is("RECORDED"))
        .body("items[0].code", is("resolved"))
        .body("items[0].operation", nullValue());
    Client.as("viewer")
        .get("/v1/operations?group=alarm")
        .then()
        .body("items", hasSize(2))
        .body("items[0].id", is(id));
    // One more alert is one more failover, a third one more than the budget allows.
    String again =
        send(payload(alert("MailDown", "alarm", fingerprint())))
            .body("items[0].outcome", is("STARTED"))
            .extract()
            .path("items[0].operation");
    operation(again).body("state", is("SUCCEEDED")).body("target", is("alarm-1"));
    send(payload(alert("MailDown", "alarm", fingerprint())))
        .statusCode(200)
        .body("items[0].outcome", is("REFUSED"))
        .body("items[0].code", is("budget-spent"));
  }

  @Test
  void preparesAnOperationThatWaitsForAnApproverWhereThePolicySaysSo() {
    start("asked");
    String id =
        send(payload(alert("MailDown", "asked", fingerprint())))
            .statusCode(200)
            .body("items[0].outcome", is("PREPARED"))
            .extract()
            .path("items[0].operation");
    operation(id).body("state", is("PAUSED"));
    Client.as("approver")
        .body("{\"command\": \"RESUME\", \"reason\": \"seen, go\"}")
        .post("/v1/operations/{id}/commands", id)
        .then()
        .statusCode(202);
    operation(id).body("state", is("SUCCEEDED")).body("target", is("asked-2"));
  }

  @Test
  void onlyRecordsWhereThePolicyLeavesItToPeople() {
    send(payload(alert("MailDown", "people", fingerprint())))
        .statusCode(200)
        .body("items[0].outcome", is("RECORDED"))
        .body("items[0].code", is("manual"))
        .body("items[0].detail", containsString("failover.mode is MANUAL"));
    Client.as("viewer").get("/v1/operations?group=people").then().body("items", hasSize(0));
  }

  @Test
  void beginsOneOperationInAStormOfAlertsAndSaysOfTheOthersWhyNot() {
    start("storm");
    send(payload(
            alert("MailDown", "storm", fingerprint()),
            alert("MailDown", "storm", fingerprint()),
            alert("Nothing", "storm", fingerprint()),
            alert("MailDown", "no-such-group", fingerprint())))
        .statusCode(200)
        .body("items.outcome", contains("STARTED", "REFUSED", "RECORDED", "REFUSED"))
        .body(
            "items.code", contains("begun", "operation-in-progress", "no-rule", "group-not-found"))
        .body("items[2].detail", containsString("alertname is 'Nothing', not 'MailDown'"));
  }

  @Test
  void recordsAlertsThatWereCutOffAsNotDecided() {
    String body =
        payload(alert("Nothing", "people", fingerprint()))
            .replace("\"truncatedAlerts\": 0", "\"truncatedAlerts\": 7");
    send(body)
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items[1].code", is("truncated"))
        .body("items[1].outcome", is("RECORDED"))
        .body("items[1].detail", containsString("7 alert(s) were cut off"));
    send(body).statusCode(200).body("items[1].times", is(2));
  }

  @Test
  void triesARuleWithASampleAndBeginsNothing() {
    // Given
    String sample = payload(alert("MailDown", "people", "abc"), alert("DiskWillFail", "x", "def"));

    // When, Then
    Client.as("operator")
        .body(sample)
        .post("/v1/triggers/monitoring/dry-run")
        .then()
        .statusCode(200)
        .body("items[0].rule", is("mail-down"))
        .body("items[0].code", is("manual"))
        .body("items[0].mismatches[0].detail", is("comes after mail-down"))
        .body("items[1].rule", nullValue())
        .body(
            "items[1].mismatches.detail",
            contains(
                "alertname is 'DiskWillFail', not 'MailDown'",
                "there is no label severity, which must be /crit.*|page/"));
    String received =
        Client.as("viewer")
            .get("/v1/triggers/monitoring/received?limit=200")
            .then()
            .extract()
            .asString();
    assertThat(received).doesNotContain("abc@", "def@");
  }

  @Test
  void showsTriggersAndWhatTheyWereSent() {
    send(payload(alert("Nothing", "people", fingerprint()))).statusCode(200);
    Client.as("viewer")
        .get("/v1/triggers")
        .then()
        .statusCode(200)
        .body("items.name", contains("monitoring", "tickets"))
        .body("items[0].rules[1].match[1].regex", is("crit.*|page"))
        .body("items[0].rules[0].target", is("other"));
    String next =
        Client.as("viewer")
            .get("/v1/triggers/monitoring/received?limit=1")
            .then()
            .statusCode(200)
            .body("items", hasSize(1))
            .body("items[0].labels.alertname", notNullValue())
            .extract()
            .path("next");
    if (next != null) {
      Client.as("viewer")
          .get("/v1/triggers/monitoring/received?limit=1&cursor=" + next)
          .then()
          .statusCode(200)
          .body("items[0].id", not(is(next)));
    }
    Client.as("viewer")
        .get("/v1/triggers/nothing/received")
        .then()
        .statusCode(404)
        .body("code", is("trigger-not-found"));
  }
}
