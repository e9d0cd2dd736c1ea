package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Suite;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * There, back, over a dead body, and back again: after each move every attribute of every entry is
 * compared.
 */
class FullMoveIT {
  private static final int MAILBOXES = 200;

  @ParameterizedTest
  @EnumSource(Generation.class)
  void aGroupGoesOverAndBackAndSurvivesTheLossOfItsServer(Generation generation) throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(generation, MAILBOXES))) {
      stand.suite().start();
      Moves moves = stand.moves();
      Expectation expected = stand.expectation();
      succeeds(moves.run(new Order("START", Suite.PRIMARY, null), "first start"));
      expected.movedTo(Forest.PRIMARY);
      assertThat(expected.differences()).as("after the first start").isEmpty();

      // When the group is switched over
      JsonNode moved = moves.run(new Order("SWITCHOVER", Suite.BACKUP, null), "maintenance");

      // Then
      succeeds(moved);
      serves(moved);
      agrees(moved);
      expected.movedTo(Forest.BACKUP);
      assertThat(expected.differences()).as("after the switchover").isEmpty();

      // When its server dies
      stand.suite().node(Suite.BACKUP).kill();

      // Then
      movesOnlyWhenAPersonAttests(moves, expected);

      // When the dead one is back, and the group goes there and home again
      stand.suite().boot(Suite.BACKUP);
      moves.awaitReachable(Suite.BACKUP, Duration.ofMinutes(1));
      succeeds(moves.run(new Order("SWITCHOVER", Suite.BACKUP, null), "repaired"));
      succeeds(moves.run(new Order("SWITCHOVER", Suite.PRIMARY, null), "failback"));

      // Then
      assertThat(expected.differences()).as("after the failback").isEmpty();
      assertThat(stand.suite().pair().doubleOwners(Set.of(Suite.BACKUP))).isEmpty();
      assertThat(stand.suite().heldTwice()).isEmpty();
    }
  }

  /** Both machines see that mail is answered at the floating address. */
  private static void serves(JsonNode moved) {
    assertThat(detail(moved, "probe-services-smtp"))
        .contains("seen from exch2: 220 ", "seen from exch1: 220 ");
    assertThat(detail(moved, "probe-services-pop3")).contains("seen from exch1: +OK ");
  }

  /** Whoever else knows the directory sees what was written, and what is left was looked for. */
  private static void agrees(JsonNode moved) {
    assertThat(detail(moved, "converge")).contains(" servers agree about ");
    assertThat(detail(moved, "scan-leftovers")).contains(" entries read");
    assertThat(detail(moved, "verify-directory")).contains(" as expected, 0 not");
  }

  private static String detail(JsonNode moved, String id) {
    for (JsonNode step : moved.path("steps")) {
      if (step.path("id").asText().equals(id)) {
        return step.path("state").asText() + ": " + step.path("detail").asText();
      }
    }
    return "no step " + id;
  }

  private static void movesOnlyWhenAPersonAttests(Moves moves, Expectation expected) {
    Order unproven = new Order("FAILOVER", Suite.PRIMARY, null);
    assertThat(moves.request(Orders.operation(unproven, "power loss")).status()).isEqualTo(409);
    assertThat(expected.differences()).as("after the refusal").isEmpty();

    Order attested = new Order("FAILOVER", Suite.PRIMARY, "I pulled the power cords");
    succeeds(moves.run(attested, "power loss"));
    expected.movedTo(Forest.PRIMARY);
    assertThat(expected.differences()).as("after the failover").isEmpty();
  }

  private static void succeeds(JsonNode operation) {
    assertThat(operation.path("state").asText()).as("%s", operation).isEqualTo("SUCCEEDED");
  }
}
