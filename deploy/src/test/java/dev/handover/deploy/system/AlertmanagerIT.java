package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.directory.EmbeddedProcess;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server dies, a real Alertmanager with the configuration of the examples says so, and the group
 * fails over as its policy allows. Detection would look for a day before it did anything.
 */
class AlertmanagerIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String RECEIVED = "/v1/triggers/monitoring/received";

  @TempDir Path folder;

  @Test
  void failsAGroupOverBecauseAnAlertSaysThatItsServerIsLost() throws Exception {
    // Given
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 5));
    Path repository = Path.of("..").toAbsolutePath().normalize();
    Path examples = repository.resolve("deploy/examples/alertmanager");
    try (EmbeddedProcess directory = EmbeddedProcess.start(forest, folder.resolve("directory"));
        Suite suite =
            new Suite(new Suite.Setting(repository, folder, forest, directory.access()))) {
      allowFailovers(suite, examples);
      suite.start();
      Moves moves = new Moves(suite, command -> {});
      JsonNode started = moves.run(new Order("START", Suite.PRIMARY, null), "first start");
      assertThat(started.path("state").asText()).isEqualTo("SUCCEEDED");
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
        assertThat(operation.toString()).contains("CUT_POWER");
        assertThat(suite.heldTwice()).isEmpty();
      }
    }
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
          "annotations": {"summary": "Nobody can read mail"}, "startsAt": "%s"}]
        """
        .formatted(startsAt);
  }

  private static JsonNode received(Suite suite) {
    return suite.api().get(RECEIVED, Map.of()).orThrow().json().path("items").path(0);
  }
}
