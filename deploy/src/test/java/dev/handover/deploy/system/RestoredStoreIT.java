package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.directory.EmbeddedProcess;
import dev.handover.deploy.directory.Ground;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.pages.Page;
import dev.handover.deploy.pages.Shell;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.ThrowAwayPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/backup-and-restore.md promises of a store that comes back, by the page's commands. */
class RestoredStoreIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Page PAGE = Page.of("backup-and-restore.md");
  private static final Order OVER = new Order("SWITCHOVER", Suite.BACKUP, null);
  private static final Order BACK = new Order("SWITCHOVER", Suite.PRIMARY, null);

  @TempDir Path folder;
  private EmbeddedProcess directory;
  private Suite suite;
  private Moves moves;

  @BeforeEach
  void prepare() throws IOException {
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 20));
    directory = EmbeddedProcess.start(forest, Files.createDirectories(folder.resolve("directory")));
    suite =
        new Suite(
            new Suite.Setting(
                Ground.repository(), folder.resolve("suite"), forest, directory.access()));
    moves = new Moves(suite, request -> {});
  }

  @AfterEach
  void end() {
    suite.close();
    directory.close();
  }

  @Test
  void anOlderH2StoreGoesOnAboveAllEpochsThatWerePromised() throws Exception {
    Path data = Objects.requireNonNull(suite.orchestrator().tokensFile().getParent());
    Map<String, String> places =
        Map.of("/var/lib/handover-orchestrator", data.toString(), "/backup", folder.toString());
    goesOnAboveAllPromises("H2", places, Map.of());
  }

  @Test
  void anOlderPostgresDatabaseGoesOnAboveAllEpochsThatWerePromised() throws Exception {
    try (ThrowAwayPostgres postgres = ThrowAwayPostgres.start(Ground.repository())) {
      ServiceProcess orchestrator = suite.orchestrator();
      orchestrator.configure("handover.store.url", postgres.url());
      orchestrator.configure("handover.store.username", postgres.username());
      orchestrator.configure("handover.store.password-file", postgres.passwordFile().toString());
      String server = URI.create(postgres.url().substring("jdbc:".length())).getAuthority();
      Map<String, String> places =
          Map.of("db.example.test:5432", server, "/backup", folder.toString());
      String password = Files.readString(postgres.passwordFile());
      goesOnAboveAllPromises("PostgreSQL", places, Map.of("PGPASSWORD", password));
      suite.close();
    }
  }

  @Test
  void anOperationThatWasOvertakenSinceTheBackupDoesNothing() throws Exception {
    // Given: a backup in the middle of a move, which ended afterwards and was followed by others
    Path data = Objects.requireNonNull(suite.orchestrator().tokensFile().getParent());
    Map<String, String> places =
        Map.of("/var/lib/handover-orchestrator", data.toString(), "/backup", folder.toString());
    suite.start();
    succeeds(moves.run(new Order("START", Suite.PRIMARY, null), "before the backup"));
    String id = moves.start(OVER, "under way at the backup");
    command(id, "PAUSE");
    assertThat(moves.awaitRest(id, LIMIT).path("state").asText()).isEqualTo("PAUSED");
    carryOut("## Back up H2", places, Map.of());
    command(id, "RESUME");
    succeeds(moves.awaitRest(id, LIMIT));
    JsonNode last = succeeds(moves.run(BACK, "after the backup"));
    List<String> owners = suite.pair().owners();

    // When: it comes back and is resumed, against the advice
    carryOut("## Restore H2", places, Map.of());
    command(id, "RESUME");
    JsonNode halted = moves.awaitRest(id, LIMIT);

    // Then: nobody listens to it, and the group serves where it was
    assertThat(halted.path("state").asText()).as("%s", halted).isEqualTo("HALTED");
    assertThat(suite.pair().owners()).isEqualTo(owners);
    assertThat(suite.heldTwice()).isEmpty();
    command(id, "ABANDON");
    JsonNode next = succeeds(moves.run(OVER, "after the restore"));
    assertThat(epoch(next)).isGreaterThan(epoch(last));
    assertThat(suite.heldTwice()).isEmpty();
  }

  private void goesOnAboveAllPromises(
      String store, Map<String, String> places, Map<String, String> exported) throws Exception {
    // Given: a backup, and three moves that it does not know of
    suite.start();
    succeeds(moves.run(new Order("START", Suite.PRIMARY, null), "before the backup"));
    carryOut("## Back up " + store, places, exported);
    succeeds(moves.run(OVER, "after the backup"));
    succeeds(moves.run(BACK, "after the backup"));
    JsonNode last = succeeds(moves.run(OVER, "after the backup"));

    // When
    carryOut("## Restore " + store, places, exported);
    assertThat(operations()).as("it is the older store").hasSize(1);
    JsonNode next = succeeds(moves.run(BACK, "after the restore"));

    // Then: nobody refused it as stale, and nobody has the group twice
    assertThat(epoch(next)).isGreaterThan(epoch(last));
    assertThat(suite.heldTwice()).isEmpty();
  }

  /** The page's commands, with this machine's places in them. */
  private void carryOut(String heading, Map<String, String> places, Map<String, String> exported)
      throws Exception {
    List<String> commands = PAGE.commandsBelow(heading);
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      switch (command) {
        case "systemctl stop handover-orchestrator" -> suite.orchestrator().close();
        case "systemctl start handover-orchestrator" -> suite.start();
        default -> {
          String here = command;
          for (Map.Entry<String, String> place : places.entrySet()) {
            here = here.replace(place.getKey(), place.getValue());
          }
          assertThat(here).as("names a place of this test").isNotEqualTo(command);
          new Shell(folder, exported).type(here);
        }
      }
    }
  }

  private List<JsonNode> operations() {
    List<JsonNode> all = new ArrayList<>();
    suite.api().get("/v1/operations", Map.of()).orThrow().json().path("items").forEach(all::add);
    return all;
  }

  private void command(String id, String command) {
    suite
        .api()
        .post("/v1/operations/" + id + "/commands", Orders.command(command, "test"), Map.of())
        .orThrow();
  }

  private static JsonNode succeeds(JsonNode operation) {
    assertThat(operation.path("state").asText()).as("%s", operation).isEqualTo("SUCCEEDED");
    return operation;
  }

  private static long epoch(JsonNode operation) {
    return operation.path("epoch").asLong();
  }
}
