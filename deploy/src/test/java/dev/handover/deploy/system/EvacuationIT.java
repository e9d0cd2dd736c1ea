package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handover.deploy.directory.EmbeddedDirectory;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.ThrowAwayPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Four groups on the same two emulated servers leave one of them, in waves, while the orchestrator
 * that began it is killed: another one ends it, and no group is moved twice.
 */
class EvacuationIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> GROUPS = List.of("files", "mail", "print", "web");
  private static final String EVACUATION =
      """
      {"from": ["exch1"], "limit": 2, "waves": [["mail"], ["web", "files"]], "reason": "CHG0042 site A"}
      """;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private Suite suite;

  @BeforeEach
  void startGroupsOnOneServer() throws Exception {
    Path folders = Files.createDirectories(Path.of("target/system").toAbsolutePath());
    Path folder = Files.createTempDirectory(folders, "evacuation");
    ThrowAwayPostgres postgres = ThrowAwayPostgres.start(REPOSITORY);
    opened.push(postgres);
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 0));
    EmbeddedDirectory directory = EmbeddedDirectory.start(forest, 0, folder.resolve("directory"));
    opened.push(directory);
    suite = new Suite(new Suite.Setting(REPOSITORY, folder, forest, directory.access()));
    opened.push(suite);
    ServiceProcess orchestrator = suite.orchestrator();
    orchestrator.configure("handover.store.url", postgres.url());
    orchestrator.configure("handover.store.username", postgres.username());
    orchestrator.configure("handover.store.password-file", postgres.passwordFile().toString());
    install();
    List<ServiceProcess> processes =
        List.of(suite.node(Suite.PRIMARY), suite.node(Suite.BACKUP), orchestrator);
    processes.forEach(ServiceProcess::start);
    processes.forEach(ServiceProcess::awaitReady);
    for (String group : GROUPS) {
      started(group);
    }
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  /** A disk and two services for each group, on both machines. */
  private void install() throws IOException {
    StringBuilder disks = new StringBuilder("interfaceName: LAN\nnetwork: network\ndisks:\n");
    StringBuilder services = new StringBuilder("services:\n");
    String template =
        Files.readString(suite.groupFile())
            .replaceFirst("profile: .*", "profile: generic-service")
            .replaceFirst("dns: .*\n", "")
            .replaceFirst("directory: .*\n", "");
    Files.delete(suite.groupFile());
    int number = 60;
    for (String group : GROUPS) {
      disks.append("  %1$s-data: {image: disk-%1$s, reservations: true}%n".formatted(group));
      for (String service : List.of("first", "second")) {
        services.append(
            "  - {name: %1$s-%2$s, startType: MANUAL, needsDisk: %1$s-data, startDelayMillis: 700, stopDelayMillis: 300}%n"
                .formatted(group, service));
      }
      Files.createDirectories(suite.pair().shared().resolve("disk-" + group));
      Files.writeString(
          suite.groupFile().resolveSibling(group + ".yaml"),
          template
                  .replaceFirst("group: .*", "group: " + group)
                  .replaceFirst(
                      "disk: .*", "disk: {id: %s-data, mountPoint: 'X:'}".formatted(group))
                  .replaceFirst("ip: [0-9.]+", "ip: 192.0.2." + number)
              + "services: [{name: %1$s-first}, {name: %1$s-second}]%n".formatted(group));
      number++;
    }
    for (String node : List.of(Suite.PRIMARY, Suite.BACKUP)) {
      Files.writeString(suite.machine(node).resolve("machine.yaml"), disks.toString() + services);
    }
  }

  private void started(String group) throws IOException {
    JsonNode operation =
        suite
            .api()
            .post(
                "/v1/groups/" + group + "/operations",
                json.readTree(
                    "{\"kind\": \"START\", \"target\": \"exch1\", \"reason\": \"first start\"}"),
                Map.of("Idempotency-Key", "start-" + group, "Prefer", "wait=60"))
            .orThrow()
            .json();
    assertThat(operation.path("state").asText()).as("%s", operation).isEqualTo("SUCCEEDED");
  }

  @Test
  void anotherOrchestratorEndsTheEvacuationThatAKilledOneBegan() throws Exception {
    // Given
    JsonNode plan =
        suite
            .api()
            .post("/v1/evacuations/plans", json.readTree(EVACUATION), Map.of())
            .orThrow()
            .json();
    assertThat(plan.path("runnable").asBoolean()).as("%s", plan).isTrue();
    assertThat(plan.path("items"))
        .extracting(item -> item.path("group").asText())
        .containsExactly("mail", "files", "web", "print");
    String id = evacuate().path("id").asText();
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> count(look(id), "MOVED") == 1 && count(look(id), "MOVING") == 2);

    // When
    suite.orchestrator().kill();
    suite.callAnotherOrchestrator();

    // Then
    JsonNode repeated = evacuate();
    assertThat(repeated.path("id").asText()).isEqualTo(id);
    await().atMost(LIMIT).until(() -> !look(id).path("state").asText().equals("RUNNING"));
    JsonNode ended = look(id);
    assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("SUCCEEDED");
    assertThat(ended.path("parts").findValuesAsText("attempts")).containsOnly("1");
    for (String group : GROUPS) {
      JsonNode now = suite.api().get("/v1/groups/" + group, Map.of()).orThrow().json();
      assertThat(now.path("activeNode").asText()).as("%s", now).isEqualTo("exch2");
    }
    JsonNode operations =
        suite.api().get("/v1/operations?limit=200", Map.of()).orThrow().json().path("items");
    assertThat(operations.findValuesAsText("evacuation")).hasSize(GROUPS.size()).containsOnly(id);
    for (String group : GROUPS) {
      JsonNode times = suite.api().get("/v1/groups/" + group + "/times", Map.of()).orThrow().json();
      assertThat(times.path("kinds").findValuesAsText("kind"))
          .as("%s", times)
          .containsExactly("SWITCHOVER", "START");
    }
  }

  @Test
  void everyGroupOfALostServerIsTakenOverOnOnePersonsWordAboutIt() throws Exception {
    // Given exch1 lost its power, with every group on it
    suite.node(Suite.PRIMARY).kill();
    String lost = EVACUATION.strip().replaceFirst("\\}$", ", \"kind\": \"FAILOVER\"}");
    JsonNode unproven =
        suite.api().post("/v1/evacuations/plans", json.readTree(lost), Map.of()).orThrow().json();
    assertThat(unproven.path("items").findValuesAsText("verdict")).containsOnly("BLOCKED");

    // When
    String attested =
        lost.replaceFirst(
            "\\}$",
            ", \"attestation\": {\"statement\": \"SOURCE_IS_OFF\", \"reason\": \"I pulled the cords\"}}");
    JsonNode begun =
        suite
            .api()
            .post(
                "/v1/evacuations",
                json.readTree(attested),
                Map.of("Idempotency-Key", "site-a-is-lost"))
            .orThrow()
            .json();
    String id = begun.path("id").asText();
    await().atMost(LIMIT).until(() -> !look(id).path("state").asText().equals("RUNNING"));

    // Then
    JsonNode ended = look(id);
    assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("SUCCEEDED");
    JsonNode operations =
        suite.api().get("/v1/operations?limit=200", Map.of()).orThrow().json().path("items");
    assertThat(operations)
        .filteredOn(operation -> operation.path("evacuation").asText().equals(id))
        .hasSize(GROUPS.size())
        .allSatisfy(
            operation -> {
              assertThat(operation.path("kind").asText()).isEqualTo("FAILOVER");
              assertThat(operation.path("state").asText()).isEqualTo("SUCCEEDED");
              assertThat(operation.path("attestation").path("reason").asText())
                  .isEqualTo("I pulled the cords");
            });

    // When exch1 is back, it holds nothing
    suite.boot(Suite.PRIMARY);
    for (String group : GROUPS) {
      JsonNode now = suite.api().get("/v1/groups/" + group, Map.of()).orThrow().json();
      assertThat(now.path("activeNode").asText()).as("%s", now).isEqualTo("exch2");
      JsonNode disk =
          suite
              .api(suite.node(Suite.PRIMARY))
              .get("/v1/disks/" + group + "-data", Map.of())
              .orThrow()
              .json();
      assertThat(disk.path("state").asText()).as("%s", disk).isEqualTo("OFFLINE");
    }
  }

  private JsonNode evacuate() throws IOException {
    return suite
        .api()
        .post(
            "/v1/evacuations",
            json.readTree(EVACUATION),
            Map.of("Idempotency-Key", "evacuation-of-site-a"))
        .orThrow()
        .json();
  }

  private JsonNode look(String id) {
    return suite.api().get("/v1/evacuations/" + id, Map.of()).orThrow().json();
  }

  private static long count(JsonNode evacuation, String state) {
    return StreamSupport.stream(evacuation.path("parts").spliterator(), false)
        .filter(part -> part.path("state").asText().equals(state))
        .count();
  }
}
