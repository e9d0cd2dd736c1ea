package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Suite;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Procedures of the sources on a real domain; what people do is confirmed by HTTP. */
class RunbooksIT {
  private static final int MAILBOXES = 50;

  @ParameterizedTest
  @EnumSource(Generation.class)
  void aRehearsalChangesNothingAndSaysWhatAMoveWouldDo(Generation generation) throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(generation, MAILBOXES))) {
      Expectation expected = started(stand);

      // When
      JsonNode rehearsal = new Procedure(stand, step -> Map.of()).run("rehearsal");

      // Then
      succeeds(rehearsal);
      assertThat(rehearsal.path("steps").findValuesAsText("detail"))
          .anyMatch(
              detail ->
                  detail.contains(
                      "%d entries of the directory would be written"
                          .formatted(expected.entriesWrittenBy(Forest.BACKUP))));
      assertThat(expected.differences()).isEmpty();
    }
  }

  @Test
  void aRollingUpgradeGoesOverAndBackWithTheUsersOnTheOtherServerEachTime() throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(Generation.EXCHANGE_2007, MAILBOXES))) {
      Expectation expected = started(stand);
      Procedure upgrade =
          new Procedure(
              stand,
              step -> {
                // Then the server that is worked on has nobody's mailbox
                expected.movedTo(
                    step.equals("install-on-primary") ? Forest.BACKUP : Forest.PRIMARY);
                assertThat(expected.differences()).as(step).isEmpty();
                return Map.of("version", "8.1.240.6");
              });

      // When
      JsonNode ended = upgrade.run("upgrade-2007");

      // Then
      succeeds(ended);
      assertThat(upgrade.byHand()).containsExactly("install-on-backup", "install-on-primary");
      expected.movedTo(Forest.PRIMARY);
      assertThat(expected.differences()).isEmpty();
      assertThat(stand.suite().pair().doubleOwners(Set.of())).isEmpty();
      assertThat(stand.suite().heldTwice()).isEmpty();
    }
  }

  /** The suite runs, and the group serves on the primary. */
  private static Expectation started(Stand stand) {
    Expectation expected = stand.expectation();
    stand.suite().start();
    succeeds(stand.moves().run(new Order("START", Suite.PRIMARY, null), "first start"));
    expected.movedTo(Forest.PRIMARY);
    return expected;
  }

  private static void succeeds(JsonNode operation) {
    assertThat(operation.path("state").asText()).as("%s", operation).isEqualTo("SUCCEEDED");
  }
}
