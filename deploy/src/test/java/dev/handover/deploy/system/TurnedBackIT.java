package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A target that cannot serve: the move turns back, and every attribute is as it was. */
class TurnedBackIT {
  private static final int MAILBOXES = 200;

  @Test
  void aMoveToAServerThatCannotServeLeavesTheSourceServing() throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(Generation.EXCHANGE_2007, MAILBOXES))) {
      stand.suite().start();
      Moves moves = stand.moves();
      Expectation expected = stand.expectation();
      moves.run(new Order("START", Suite.PRIMARY, null), "first start");
      expected.movedTo(Forest.PRIMARY);
      assertThat(expected.differences()).as("before").isEmpty();
      breakFirstServiceOf(stand, Suite.BACKUP);

      // When
      JsonNode ended = moves.run(new Order("SWITCHOVER", Suite.BACKUP, null), "maintenance");

      // Then
      assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("COMPENSATED");
      assertThat(expected.differences()).as("after the way back").isEmpty();
      assertThat(stand.suite().pair().doubleOwners(Set.of())).isEmpty();
      JsonNode group =
          stand.suite().api().get("/v1/groups/" + Suite.GROUP, Map.of()).orThrow().json();
      assertThat(group.path("activeNode").asText()).isEqualTo(Suite.PRIMARY);
    }
  }

  /** Windows would say 1067 in the event log each time: the process ends while it starts. */
  private static void breakFirstServiceOf(Stand stand, String node) throws Exception {
    Path machine = stand.suite().setting().folder().resolve("node-" + node).resolve("machine");
    String first = stand.suite().pair().services().get(0);
    Files.writeString(
        machine.resolve("faults.yaml"), "services:\n  " + first + ":\n    startFailCode: 1067\n");
  }
}
