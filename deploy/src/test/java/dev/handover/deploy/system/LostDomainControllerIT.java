package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.ChangeSets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A domain controller dies, or loses its partner, while a move of the directory is under way. */
class LostDomainControllerIT {
  private static final int MAILBOXES = 400;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void anApplyGoesOnWhenItsDomainControllerIsBack() throws Exception {
    // Given
    try (PairStand stand = PairStand.of(Shape.of(Generation.EXCHANGE_2007, MAILBOXES))) {
      ChangeSets sets = stand.start();
      List<Census> expected = expectedOnBoth(stand);
      String id = startAndReachTheMiddle(sets);

      // When
      stand.pair().kill(1);
      JsonNode broken = untilItStops(sets, id);
      stand.pair().start(1);
      sets.reach(id, "APPLIED", null);

      // Then
      assertThat(broken.path("lastError").asText()).isNotBlank();
      assertThat(pending(broken)).as("changes that were left").isPositive();
      assertThat(sets.verify(id, "APPLIED").path("differing").asInt()).isZero();
      awaitOnBoth(stand, expected);
    }
  }

  private static List<Census> expectedOnBoth(PairStand stand) {
    Forest forest = stand.forest();
    Forest moved = forest.movedTo(Forest.BACKUP);
    return List.of(
        stand.census(1).changedAs(forest, moved), stand.census(2).changedAs(forest, moved));
  }

  private static void awaitOnBoth(PairStand stand, List<Census> expected) {
    for (int number : List.of(1, 2)) {
      await("domain controller " + number)
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(expected.get(number - 1).differencesTo(stand.census(number)))
                      .isEmpty());
    }
  }

  private static String startAndReachTheMiddle(ChangeSets sets) {
    String id = sets.preview().path("id").asText();
    sets.ask(id, "APPLIED", null, 0);
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> sum(sets.get(id), "applied") > 20);
    return id;
  }

  /** Waits until nobody works on the set any more, without asking anybody to. */
  private static JsonNode untilItStops(ChangeSets sets, String id) {
    return await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> sets.get(id), set -> set.hasNonNull("lastError"));
  }

  private static int pending(JsonNode set) {
    return sum(set, "pending");
  }

  private static int sum(JsonNode set, String outcome) {
    return StreamSupport.stream(set.path("tasks").spliterator(), false)
        .mapToInt(task -> task.path(outcome).asInt())
        .sum();
  }
}
