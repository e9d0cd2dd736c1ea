package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import java.time.Duration;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * kill -9 of any service in the middle of a move: the end is one of two clean ones, and the disk
 * has one owner.
 */
class KilledServiceIT {
  private static final int MAILBOXES = 200;
  private static final Duration MIDDLE_LIMIT = Duration.ofMinutes(1);
  private static final Duration REST_LIMIT = Duration.ofMinutes(4);

  @ParameterizedTest(name = "{0} dies in phase {1}")
  @CsvSource({
    "orchestrator, RELEASE",
    "orchestrator, DIRECTORY",
    "orchestrator, SERVICES",
    "directory-service, DIRECTORY",
    "node-exch1, RELEASE",
    "node-exch2, SERVICES"
  })
  void theMoveEndsWholeOrNotAtAll(String victim, String phase) throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(Generation.EXCHANGE_2007, MAILBOXES))) {
      stand.suite().start();
      Moves moves = stand.moves();
      Expectation expected = stand.expectation();
      moves.run(new Order("START", Suite.PRIMARY, null), "first start");
      expected.movedTo(Forest.PRIMARY);
      String id = moves.start(new Order("SWITCHOVER", Suite.BACKUP, null), "maintenance");
      await()
          .atMost(MIDDLE_LIMIT)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> reached(moves.look(id), phase));

      assertThat(moves.look(id).path("state").asText()).as("in the middle").isEqualTo("RUNNING");

      // When
      ServiceProcess process = process(stand.suite(), victim);
      process.kill();
      process.start();
      process.awaitReady();

      // Then
      JsonNode ended = moves.awaitRest(id, REST_LIMIT);
      String state = ended.path("state").asText();
      System.out.printf("%s killed in %s: %s%n", victim, phase, state);
      assertThat(state).as("%s", ended).isIn("SUCCEEDED", "COMPENSATED");
      if (state.equals("SUCCEEDED")) {
        expected.movedTo(Forest.BACKUP);
      }
      assertThat(expected.differences()).as("the directory, decoys included").isEmpty();
      Set<String> killed = Set.of(victim.replace("node-", ""));
      assertThat(stand.suite().pair().doubleOwners(killed)).isEmpty();
      assertThat(stand.suite().heldTwice()).isEmpty();
    }
  }

  private static boolean reached(JsonNode operation, String phase) {
    return StreamSupport.stream(operation.path("steps").spliterator(), false)
        .anyMatch(step -> step.path("phase").asText().equals(phase) && step.has("startedAt"));
  }

  private static ServiceProcess process(Suite suite, String name) {
    return suite.processes().stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
