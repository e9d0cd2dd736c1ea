package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every runbook that is shipped, from end to end, with people who confirm by HTTP. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class RunbooksApiTest {
  private static final int MOST_CONFIRMATIONS = 20;

  static Stream<Arguments> shipped() {
    return Stream.of(
        Arguments.of("setup-2003", "book-2003", 5),
        Arguments.of("setup-2007", "book-2007", 6),
        Arguments.of("upgrade-2007", "book-2007", 2),
        Arguments.of("service-pack-5.5", "book-55", 2),
        Arguments.of("q194128-diagnosis", "book-55", 0),
        Arguments.of("ims-installation-5.5", "book-55", 2),
        Arguments.of("dns-5.5", "book-55", 0),
        Arguments.of("rehearsal", "book-2007", 0));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void runsToItsEnd(String runbook, String group, int byHand) {
    JsonPath seen = start(group, runbook);
    int confirmed = 0;
    while (seen.getString("state").equals("WAITING") || seen.getString("state").equals("RUNNING")) {
      assertThat(confirmed).isLessThan(MOST_CONFIRMATIONS);
      confirmed += confirm(seen);
      seen = await(seen.getString("id"));
    }
    assertThat(seen.getString("state")).as(seen.getString("halted")).isEqualTo("SUCCEEDED");
    assertThat(seen.getString("runbook")).isEqualTo(runbook);
    assertThat(confirmed).isEqualTo(byHand);
    assertThat(children(group, seen.getString("id")))
        .allSatisfy(state -> assertThat(state).isEqualTo("SUCCEEDED"));
  }

  private static JsonPath start(String group, String runbook) {
    return Client.as("operator")
        .header("Idempotency-Key", group + "-" + runbook)
        .header("Prefer", "wait=30")
        .body("{\"kind\":\"RUNBOOK\",\"runbook\":\"%s\",\"reason\":\"CHG0042\"}".formatted(runbook))
        .post("/v1/groups/{group}/operations", group)
        .then()
        .extract()
        .jsonPath();
  }

  private static JsonPath await(String id) {
    return Client.as("viewer")
        .header("Prefer", "wait=30")
        .get("/v1/operations/{id}", id)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Confirms the step that waits; how many did. */
  private static int confirm(JsonPath operation) {
    List<Map<String, Object>> steps = operation.getList("steps.findAll{it.state=='WAITING'}");
    for (Map<String, Object> step : steps) {
      Client.as("operator")
          .body(
              "{\"command\":\"CONFIRM\",\"step\":\"%s\",\"reason\":\"is done\"%s}"
                  .formatted(step.get("id"), answers(operation.getString("runbook"), step)))
          .post("/v1/operations/{id}/commands", operation.getString("id"))
          .then()
          .statusCode(202);
    }
    return steps.size();
  }

  private static String answers(String runbook, Map<String, Object> step) {
    @SuppressWarnings("unchecked") // JSON objects have names
    Map<String, String> inputs = (Map<String, String>) Objects.requireNonNull(step.get("inputs"));
    String version =
        runbook.endsWith("2007") ? "8.1" : runbook.endsWith("2003") ? "6.5.7638" : "5.5.2650";
    String given =
        inputs.keySet().stream()
            .filter(name -> name.startsWith("ask "))
            .map(name -> "\"%s\":\"%s\"".formatted(name.substring(4), version))
            .collect(Collectors.joining(","));
    return given.isEmpty() ? "" : ",\"answers\":{" + given + "}";
  }

  private static List<String> children(String group, String parent) {
    return Client.as("viewer")
        .get("/v1/operations?limit=200&group=" + group)
        .then()
        .extract()
        .jsonPath()
        .getList("items.findAll{it.parent=='" + parent + "'}.state", String.class);
  }

  @Test
  void listsThemAndShowsTheirSteps() {
    Client.as("viewer")
        .get("/v1/runbooks")
        .then()
        .statusCode(200)
        .body("items.name", hasItem("upgrade-2007"));
    Client.as("viewer")
        .get("/v1/runbooks/upgrade-2007")
        .then()
        .statusCode(200)
        .body("shipped", is(true))
        .body("steps.kind", hasItem("MANUAL"));
  }

  @Test
  void plansWithoutDoingAnything() {
    Client.as("operator")
        .header("Accept", "text/plain")
        .body("{\"kind\":\"RUNBOOK\",\"runbook\":\"upgrade-2007\"}")
        .post("/v1/groups/book-2007/plans")
        .then()
        .statusCode(200)
        .body(containsString("\"runbook\":\"upgrade-2007\""))
        .body(containsString("By hand: Install the service pack on book-2007-2"))
        .body(containsString("five minutes"));
  }

  @Test
  void purgesOnlyAfterALookOfItsOwnWhetherAMailboxWasEverServed() {
    Client.as("operator")
        .body("{\"kind\":\"RUNBOOK\",\"runbook\":\"setup-2003\"}")
        .post("/v1/groups/book-2003/plans")
        .then()
        .statusCode(200)
        .body("steps.find{it.id=='purge'}.action", is("CHECK_DIRECTORY"))
        .body("steps.find{it.id=='purge-2'}.action", is("CHECK_DIRECTORY"))
        .body("steps.find{it.action=='PURGE_FILES'}.dependsOn", is(List.of("purge-2")));
  }

  @Test
  void asksForWhatTheGroupDoesNotSay() {
    Client.as("operator")
        .body("{\"kind\":\"RUNBOOK\",\"runbook\":\"dns-5.5\"}")
        .post("/v1/groups/book-check/plans")
        .then()
        .statusCode(200)
        .body("runnable", is(false))
        .body("findings.code", hasItem("no-cluster-name"));
  }

  @Test
  void haltsAtACheckThatTurnsOutBadAndSaysWhatToDo() {
    JsonPath halted = start("book-check", "q194128-check");
    assertThat(halted.getString("state")).isEqualTo("HALTED");
    assertThat(halted.getString("halted")).contains("MSExchangeIMC is RUNNING", "Stop it.");
  }

  @Test
  void tellsAPersonWhatToDo() {
    String id = start("book-text", "service-pack-5.5").getString("id");
    String account =
        Client.as("viewer")
            .header("Accept", "text/plain")
            .get("/v1/operations/{id}", id)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(account)
        .contains("WAITING", "to do      install-on-active", "answer     build", "Do not move");
  }
}
