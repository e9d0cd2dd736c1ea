package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.directory.EmbeddedProcess;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server dies, a real Alertmanager with the configuration of the examples says so, and the group
 * fails over as its policy allows, with the incident that the alert names. Whoever is to be told is
 * down meanwhile. Detection would look for a day before it did anything.
 */
class AlertmanagerIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String KEY = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final String EVENTS = "/events";
  private static final String INCIDENTS = "/api/now/table/incident";
  private static final String ENDED = "dev.handover.operation.ended";
  private static final String RECEIVED = "/v1/triggers/monitoring/received";

  @TempDir Path folder;

  @Test
  void failsAGroupOverBecauseAnAlertSaysThatItsServerIsLost() throws Exception {
    // Given
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 5));
    Path repository = Path.of("..").toAbsolutePath().normalize();
    Path examples = repository.resolve("deploy/examples/alertmanager");
    try (Inbox inbox = new Inbox();
        EmbeddedProcess directory = EmbeddedProcess.start(forest, folder.resolve("directory"));
        Suite suite =
            new Suite(new Suite.Setting(repository, folder, forest, directory.access()))) {
      allowFailovers(suite, examples);
      subscribe(suite, examples, inbox);
      suite.start();
      Moves moves = new Moves(suite, command -> {});
      JsonNode started = moves.run(new Order("START", Suite.PRIMARY, null), "first start");
      assertThat(started.path("state").asText()).as("%s", started).isEqualTo("SUCCEEDED");
      try (Alertmanager alertmanager =
          new Alertmanager(folder.resolve("alertmanager"), configuration(suite, examples))) {
        String alert = alert(Instant.now());

        // When
        suite.node(Suite.PRIMARY).kill();
        assertThat(alertmanager.post(alert)).isEqualTo(200);

        // Then
        await().atMost(PATIENCE).until(() -> received(suite).path("operation").isTextual());
        JsonNode operation = moves.awaitRest(received(suite).path("operation").asText(), PATIENCE);
        assertThat(operation.path("state").asText()).as("%s", operation).isEqualTo("SUCCEEDED");
        assertThat(operation.path("kind").asText()).isEqualTo("FAILOVER");
        assertThat(operation.path("target").asText()).isEqualTo(Suite.BACKUP);
        assertThat(operation.path("actor").asText()).isEqualTo("(trigger monitoring)");
        assertThat(operation.path("reason").asText())
            .isEqualTo("MailDown of exch1:9100: Nobody can read mail");
        assertThat(operation.path("ticket").path("number").asText()).isEqualTo("INC0042");
        assertThat(operation.toString()).contains("CUT_POWER");
        assertThat(suite.heldTwice()).isEmpty();

        // When the receiver that was down all the time comes up
        inbox.comesUp();

        // Then
        String id = operation.path("id").asText();
        await().atMost(PATIENCE).until(() -> told(inbox, id).contains(ENDED));
        assertThatTheEventsAreSignedAndInOrder(inbox, id);
        assertThatThereIsATicket(inbox, id);
      }
    }
  }

  private static List<String> told(Inbox inbox, String operation) {
    return inbox.at(EVENTS).stream()
        .map(Inbox.Message::json)
        .filter(event -> event.path("subject").asText().equals("operations/" + operation))
        .map(event -> event.path("type").asText())
        .distinct()
        .toList();
  }

  private static void assertThatTheEventsAreSignedAndInOrder(Inbox inbox, String operation)
      throws Exception {
    List<String> types = told(inbox, operation);
    assertThat(types).startsWith("dev.handover.operation.started").endsWith(ENDED);
    List<Long> sequences = new ArrayList<>();
    for (Inbox.Message message : inbox.at(EVENTS)) {
      new Webhook(KEY)
          .verify(message.body(), HttpHeaders.of(message.headers(), (name, value) -> true));
      JsonNode event = message.json();
      assertThat(message.header("webhook-id")).isEqualTo(event.path("id").asText());
      if (event.path("partitionkey").asText().equals(Suite.GROUP)) {
        sequences.add(event.path("sequence").asLong());
      }
    }
    assertThat(sequences).isSorted();
  }

  private static void assertThatThereIsATicket(Inbox inbox, String operation) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(inbox.at(INCIDENTS))
                    .anySatisfy(
                        message -> {
                          assertThat(message.header("Authorization")).isEqualTo("Basic dGVzdA==");
                          JsonNode ticket = message.json();
                          assertThat(ticket.path("correlation_id").asText()).contains(operation);
                          assertThat(ticket.path("parent_incident").asText()).isEqualTo("INC0042");
                          assertThat(ticket.path("cmdb_ci").asText()).isEqualTo(Suite.GROUP);
                        }));
  }

  /** As in the examples; tried again every second, and not for days. */
  private static void subscribe(Suite suite, Path examples, Inbox inbox) throws IOException {
    Path config = suite.groupFile().resolveSibling("..").normalize();
    Files.writeString(
        config.resolve("events.yaml"),
        Files.readString(examples.resolve("events.yaml"))
            .replace("https://receiver.example.test", inbox.url(""))
            .replaceAll("(?m)^ *trustCertificates: .*\n", ""));
    Files.writeString(config.resolve("siem.secret"), KEY + "\n");
    Files.writeString(config.resolve("incidents.authorization"), "Basic dGVzdA==\n");
    Files.createDirectories(config.resolve("templates"));
    Files.copy(
        examples.resolve("templates/incident.json"), config.resolve("templates/incident.json"));
    suite
        .orchestrator()
        .configure("handover.orchestrator.events.retries", "1s,".repeat(299) + "1s");
  }

  private void allowFailovers(Suite suite, Path examples) throws IOException {
    Path program = folder.resolve("fence_test");
    Files.writeString(
        program,
        """
        #!/bin/sh
        case $(cat) in
          *action=off*) touch '%1$s/off' ;;
          *action=status*) [ ! -e '%1$s/off' ] || exit 2 ;;
          *) exit 1 ;;
        esac
        """
            .formatted(folder));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(
        suite.groupFile(),
        Files.readString(suite.groupFile())
                .replace(
                    "policy: {",
                    "policy: {ticket: {required: true, pattern: 'INC[0-9]+', kinds: [FAILOVER]}, ")
            + "fence: {primary: {agent: command, command: ['%s'], timeout: PT10S}}\n"
                .formatted(program)
            + "failover: {mode: AUTOMATIC, grace: {nodeSilent: PT24H}}\n");
    Files.copy(
        examples.resolve("triggers.yaml"),
        suite.groupFile().resolveSibling("../triggers.yaml").normalize());
  }

  private static String configuration(Suite suite, Path examples) throws IOException {
    return Files.readString(examples.resolve("alertmanager.yml"))
        .replace("https://handover.example.test:8080", origin(suite))
        .replace("/etc/alertmanager/handover.token", suite.tokenFile("operator").toString())
        .replaceFirst("(?m)^ *tls_config: .*\n", "")
        .replace("group_wait: 5s", "group_wait: 1s");
  }

  private static String origin(Suite suite) {
    return "http://" + suite.orchestrator().uri().getAuthority();
  }

  private static String alert(Instant startsAt) {
    return """
        [{"labels": {"alertname": "MailDown", "group": "mail", "instance": "exch1:9100"},
          "annotations": {"summary": "Nobody can read mail", "incident": "INC0042"}, "startsAt": "%s"}]
        """
        .formatted(startsAt);
  }

  private static JsonNode received(Suite suite) {
    return suite.api().get(RECEIVED, Map.of()).orThrow().json().path("items").path(0);
  }
}
