package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.directory.EmbeddedProcess;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.EmulatedPair;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A group whose file gives its active node a lease of 15 s: kept while the orchestrator is there,
 * and the node lets go by itself when it is not.
 */
class SourceLeaseIT {
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;
  private EmbeddedProcess directory;
  private Suite suite;
  private Moves moves;
  private Wire road;

  @BeforeEach
  void start() throws IOException {
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 5));
    directory = EmbeddedProcess.start(forest, folder.resolve("directory"));
    Path repository = Path.of("..").toAbsolutePath().normalize();
    suite = new Suite(new Suite.Setting(repository, folder, forest, directory.access()));
    Path group = folder.resolve("orchestrator/config/groups/mail.yaml");
    road = Wire.to(suite.node(Suite.PRIMARY).uri());
    Files.writeString(
        group,
        Files.readString(group)
            .replace(suite.node(Suite.PRIMARY).uri().toString(), road.uri().toString())
            .replace(
                "policy: {", "policy: {sourceLeaseSeconds: 15, proofs: {sourceLease: PT20S}, "));
    moves = new Moves(suite, command -> {});
    suite.start();
  }

  @AfterEach
  void stop() throws Exception {
    suite.close();
    road.close();
    directory.close();
  }

  @Test
  void keepsTheGroupWhileItIsRenewedAndLetsGoWhenNobodyDoes() throws IOException {
    // Given
    succeeds(new Order("START", Suite.PRIMARY, null));
    await().atMost(PATIENCE).until(() -> state(Suite.PRIMARY).equals("HELD"));

    // When it is moved, the lease goes with it
    succeeds(new Order("SWITCHOVER", Suite.BACKUP, null));
    assertThat(state(Suite.PRIMARY)).isEqualTo("ENDED");
    await().atMost(PATIENCE).until(() -> state(Suite.BACKUP).equals("HELD"));

    // When it is renewed for longer than it lasts, nothing happens
    Instant much = expiry(Suite.BACKUP).plus(LEASE);
    await().atMost(PATIENCE).until(() -> expiry(Suite.BACKUP).isAfter(much));
    assertThat(state(Suite.BACKUP)).isEqualTo("HELD");
    assertThat(disk(Suite.BACKUP)).isEqualTo("ONLINE");

    // When the orchestrator is gone, the node lets go by itself
    suite.orchestrator().kill();
    await().atMost(PATIENCE).until(() -> state(Suite.BACKUP).equals("RELEASED"));
    assertThat(disk(Suite.BACKUP)).isEqualTo("OFFLINE");
    assertThat(Files.readString(folder.resolve("node-exch2/machine/events.jsonl")))
        .contains("\"id\":100", "\"id\":101");

    // Then the group is started again where it shall run
    suite.orchestrator().start();
    suite.orchestrator().awaitReady();
    succeeds(new Order("START", Suite.BACKUP, null));
    await().atMost(PATIENCE).until(() -> state(Suite.BACKUP).equals("HELD"));
    assertThat(suite.heldTwice()).isEmpty();
  }

  @Test
  void isTakenOverFromAServerThatIsCutOffWhenItHasSurelyLetGo() throws IOException {
    // Given
    succeeds(new Order("START", Suite.PRIMARY, null));
    await().atMost(PATIENCE).until(() -> state(Suite.PRIMARY).equals("HELD"));

    // When nobody reaches it any more, which serves on
    road.close();
    JsonNode moved = moves.run(new Order("FAILOVER", Suite.BACKUP, null), "exch1 is silent");

    // Then it was waited for, and has let go by itself
    assertThat(moved.path("state").asText()).as("%s", moved).isEqualTo("SUCCEEDED");
    assertThat(moved.path("steps"))
        .filteredOn(step -> step.path("id").asText().equals("prove-release"))
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.path("action").asText()).isEqualTo("AWAIT_LEASE_EXPIRY");
              Instant begun = Instant.parse(step.path("startedAt").asText());
              Instant over = Instant.parse(step.path("finishedAt").asText());
              assertThat(over).isAfter(begun.plusSeconds(45));
            });
    assertThat(state(Suite.PRIMARY)).isEqualTo("RELEASED");
    assertThat(disk(Suite.PRIMARY)).isEqualTo("OFFLINE");
    assertThat(disk(Suite.BACKUP)).isEqualTo("ONLINE");
    assertThat(suite.heldTwice()).isEmpty();
  }

  private void succeeds(Order order) {
    JsonNode ended = moves.run(order, "lease");
    assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("SUCCEEDED");
  }

  private String state(String node) {
    return lease(node).path("state").asText();
  }

  private Instant expiry(String node) {
    return Instant.parse(lease(node).path("expiresAt").asText());
  }

  private JsonNode lease(String node) {
    return get(node, "/v1/leases").path("items").path(0);
  }

  private String disk(String node) {
    return get(node, "/v1/disks/" + EmulatedPair.DISK).path("state").asText();
  }

  private JsonNode get(String node, String path) {
    return suite.api(suite.node(node)).get(path, Map.of()).orThrow().json();
  }
}
