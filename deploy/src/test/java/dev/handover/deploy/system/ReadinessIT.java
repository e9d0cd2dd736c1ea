package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Readiness of a group on a real domain: what is planted is found, and after the cure all is well.
 */
class ReadinessIT {
  private static final String READINESS = "/v1/groups/" + Suite.GROUP + "/readiness";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void findsWhatIsPlantedAndIsContentAfterTheCure() throws Exception {
    // Given
    try (Stand stand = Stand.secured(Shape.of(Generation.EXCHANGE_2007, 20))) {
      Expectation expected = started(stand);
      Faults faults = new Faults(stand);
      assertThat(problems(run(stand))).as("before anything is planted").isEmpty();
      assertThat(expected.differences()).as("looking changes nothing").isEmpty();

      // When
      faults.leaveAText();
      faults.leadClientsAstray();
      faults.driftApart();
      faults.letTheTokenEnd(LocalDate.now(ZoneOffset.UTC).plusDays(1));
      faults.takeTheRights();

      // Then
      assertThat(problems(run(stand)))
          .contains("BLOCKING directory-rights at directory", "BLOCKING dns at directory")
          .contains("BLOCKING token at exch1", "WARNING leftovers at directory")
          .contains("WARNING drift at mail", "WARNING pending-reboot at exch2");

      // When the backup's certificate has ended, what it would say is not known
      faults.showAnExpiredCertificate(
          Tls.expiredIn(stand.suite().setting().folder().resolve("expired")));
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(problems(run(stand)))
                      .contains("BLOCKING certificate at exch2", "BLOCKING node-answers at exch2")
                      .contains("UNKNOWN host-checks at exch2"));

      // When all is cured
      faults.showAGoodCertificate();
      faults.removeTheText();
      faults.comeTogether();
      faults.letTheTokenLast();
      faults.giveTheRights();
      succeeds(stand.moves().run(new Order("START", Suite.PRIMARY, null), "sets the record right"));

      // Then
      await().atMost(LIMIT).untilAsserted(() -> assertThat(problems(run(stand))).isEmpty());
      looksBySchedule(stand.suite());
    }
  }

  /** The suite runs, the group serves on the primary, and a move was rehearsed. */
  private static Expectation started(Stand stand) throws Exception {
    Suite suite = stand.suite();
    nameFenceAgents(suite);
    for (String node : List.of(Suite.PRIMARY, Suite.BACKUP)) {
      suite
          .node(node)
          .configure("handover.node.files.roots", "C:/Program Files/Microsoft/Exchange Server");
    }
    Expectation expected = stand.expectation();
    suite.start();
    succeeds(stand.moves().run(new Order("START", Suite.PRIMARY, null), "first start"));
    expected.movedTo(Forest.PRIMARY);
    succeeds(new Procedure(stand, step -> Map.of()).run("rehearsal"));
    return expected;
  }

  /** A program that says that the power is on, and is never asked for more. */
  private static void nameFenceAgents(Suite suite) throws IOException {
    Path program = suite.setting().folder().resolve("fence_test");
    Files.writeString(program, "#!/bin/sh\ngrep -q '^action=status$'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    String agent = "{agent: command, command: ['%s'], timeout: PT10S}".formatted(program);
    Files.writeString(
        suite.groupFile(),
        Files.readString(suite.groupFile())
            + "fence: {primary: %s, backup: %s}\n".formatted(agent, agent));
  }

  private static void succeeds(JsonNode operation) {
    assertThat(operation.path("state").asText()).as("%s", operation).isEqualTo("SUCCEEDED");
  }

  private static JsonNode run(Stand stand) {
    return stand.suite().api().post(READINESS, Map.of()).orThrow().json();
  }

  /** Level, check and place of all that is not well. */
  private static List<String> problems(JsonNode report) {
    return StreamSupport.stream(report.path("findings").spliterator(), false)
        .filter(finding -> !finding.path("level").asText().equals("OK"))
        .flatMap(finding -> Stream.of(words(finding), detail(finding)))
        .toList();
  }

  private static String words(JsonNode finding) {
    return "%s %s at %s"
        .formatted(
            finding.path("level").asText(),
            finding.path("check").asText(),
            finding.path("where").asText());
  }

  /** For whoever reads why the test failed. */
  private static String detail(JsonNode finding) {
    return "  (%s: %s)".formatted(finding.path("about").asText(), finding.path("seen").asText());
  }

  private static void looksBySchedule(Suite suite) {
    ServiceProcess orchestrator = suite.orchestrator();
    orchestrator.configure("handover.orchestrator.readiness.every", "1s");
    orchestrator.close();
    orchestrator.start();
    orchestrator.awaitReady();
    await()
        .atMost(LIMIT)
        .until(
            () ->
                suite
                    .api()
                    .get(READINESS + "/history?limit=1", Map.of())
                    .orThrow()
                    .json()
                    .findValuesAsText("trigger")
                    .contains("SCHEDULED"));
    JsonNode group = suite.api().get("/v1/groups", Map.of()).orThrow().json().at("/items/0");
    assertThat(group.at("/readiness/level").asText()).isEqualTo("OK");
  }
}
