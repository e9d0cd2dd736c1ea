package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Answer;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.directory.EmbeddedDirectory;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.EmulatedPair;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.ThrowAwayPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same jar on a database server: what one orchestrator leaves, another one ends. */
class PostgresMoveIT {
  private static final Duration MIDDLE_LIMIT = Duration.ofMinutes(1);
  private static final Duration REST_LIMIT = Duration.ofMinutes(4);
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Order OVER = new Order("SWITCHOVER", Suite.BACKUP, null);
  private static final Order BACK = new Order("SWITCHOVER", Suite.PRIMARY, null);

  private final Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 200));
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private Suite suite;
  private Moves moves;
  private Expectation expected;

  @BeforeEach
  void startOnPostgres() throws Exception {
    Path folders = Files.createDirectories(Path.of("target/system").toAbsolutePath());
    Path folder = Files.createTempDirectory(folders, "postgres");
    ThrowAwayPostgres postgres = ThrowAwayPostgres.start(REPOSITORY);
    opened.push(postgres);
    EmbeddedDirectory directory = EmbeddedDirectory.start(forest, 0, folder.resolve("directory"));
    opened.push(directory);
    suite = new Suite(new Suite.Setting(REPOSITORY, folder, forest, directory.access()));
    opened.push(suite);
    ServiceProcess orchestrator = suite.orchestrator();
    orchestrator.configure("handover.store.url", postgres.url());
    orchestrator.configure("handover.store.username", postgres.username());
    orchestrator.configure("handover.store.password-file", postgres.passwordFile().toString());
    suite.start();
    moves = new Moves(suite, command -> {});
    expected = new Expectation(directory.access(), forest);
    succeeds(moves.run(new Order("START", Suite.PRIMARY, null), "first start"));
    expected.movedTo(Forest.PRIMARY);
    Path embedded = folder.resolve("orchestrator/data/orchestrator.mv.db");
    assertThat(embedded).as("the store that comes with the jar").doesNotExist();
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @ParameterizedTest(name = "killed in {0}")
  @ValueSource(strings = {"RELEASE", "DIRECTORY", "SERVICES"})
  void anotherOrchestratorEndsWhatAKilledOneLeft(String phase) throws Exception {
    // Given
    String id = startAndReach(phase);
    long epoch = moves.look(id).path("epoch").asLong();

    // When
    suite.orchestrator().kill();
    suite.callAnotherOrchestrator();

    // Then
    endsUnderAHigherEpoch(id, epoch);
    refusesWhoComesLate(id, epoch);
    failsBack();
  }

  @Test
  void anOrchestratorThatWakesUpFindsItsPlaceTaken() throws Exception {
    // Given
    String id = startAndReach("RELEASE");
    long epoch = moves.look(id).path("epoch").asLong();
    ServiceProcess asleep = suite.orchestrator();
    opened.push(asleep);

    // When
    signal("STOP", asleep);
    suite.callAnotherOrchestrator();
    await()
        .atMost(REST_LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> moves.look(id).path("epoch").asLong() > epoch);
    signal("CONT", asleep);

    // Then
    endsUnderAHigherEpoch(id, epoch);
    refusesWhoComesLate(id, epoch);
    failsBack();
    assertThat(asleep.isAlive()).as("who slept is of use again").isTrue();
  }

  private String startAndReach(String phase) {
    String id = moves.start(OVER, "maintenance");
    await()
        .atMost(MIDDLE_LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> reached(moves.look(id), phase));
    assertThat(moves.look(id).path("state").asText()).as("in the middle").isEqualTo("RUNNING");
    return id;
  }

  private void endsUnderAHigherEpoch(String id, long epoch) throws IOException {
    JsonNode ended = moves.awaitRest(id, REST_LIMIT);
    succeeds(ended);
    assertThat(ended.path("epoch").asLong()).isGreaterThan(epoch);
    expected.movedTo(Forest.BACKUP);
    assertNothingIsOwnedTwice("after the takeover");
  }

  /** What the first one may still have on its way, sent as late as can be. */
  private void refusesWhoComesLate(String operation, long epoch) throws IOException {
    ObjectNode promise = JsonNodeFactory.instance.objectNode();
    promise.put("epoch", epoch).put("issuer", operation);
    ObjectNode disk = JsonNodeFactory.instance.objectNode();
    disk.put("desired", "ONLINE").put("mountPoint", "X:");
    ObjectNode fence = promise.deepCopy();
    disk.set("fence", fence.put("group", Suite.GROUP));
    List<Answer> answers = new ArrayList<>();
    for (ServiceProcess receiver :
        List.of(suite.node(Suite.PRIMARY), suite.node(Suite.BACKUP), suite.directory())) {
      answers.add(suite.api(receiver).put("/v1/promises/" + Suite.GROUP, promise));
    }
    answers.add(
        suite
            .api(suite.node(Suite.PRIMARY))
            .put("/v1/disks/" + EmulatedPair.DISK + "/state", disk));
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.json().path("code").asText()).isEqualTo("stale-epoch");
              assertThat(answer.json().path("promisedEpoch").asLong()).isGreaterThan(epoch);
            });
    assertNothingIsOwnedTwice("after late calls");
  }

  private void failsBack() throws IOException {
    succeeds(moves.run(BACK, "failback"));
    expected.movedTo(Forest.PRIMARY);
    assertNothingIsOwnedTwice("after the failback");
  }

  private void assertNothingIsOwnedTwice(String when) throws IOException {
    assertThat(expected.differences()).as("the directory %s, decoys included", when).isEmpty();
    assertThat(suite.pair().doubleOwners(Set.of())).as(when).isEmpty();
    assertThat(suite.heldTwice()).as(when).isEmpty();
  }

  private static boolean reached(JsonNode operation, String phase) {
    return StreamSupport.stream(operation.path("steps").spliterator(), false)
        .anyMatch(step -> step.path("phase").asText().equals(phase) && step.has("startedAt"));
  }

  private static void signal(String name, ServiceProcess process) throws Exception {
    String[] command = {"kill", "-" + name, Long.toString(process.processId())};
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  private static void succeeds(JsonNode operation) {
    assertThat(operation.path("state").asText()).as("%s", operation).isEqualTo("SUCCEEDED");
  }
}
