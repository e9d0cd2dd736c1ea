package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.system.TaskCases.TaskCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every task, on two real domain controllers that replicate, read on both. */
class TwoDomainControllersIT {
  private static final int MAILBOXES = 40;

  @ParameterizedTest
  @EnumSource(Generation.class)
  void bothHoldWhatEveryTaskWroteAndWhatItTookBack(Generation generation) throws Exception {
    // Given
    try (PairStand stand = PairStand.of(Shape.of(generation, MAILBOXES))) {
      ChangeSets sets = stand.start();
      List<TaskCase> cases = TaskCases.of(stand.forest());
      List<String> offered = sets.offered();
      assertThat(cases)
          .as("a task without a case here is not exercised")
          .extracting(TaskCase::name)
          .containsAll(offered);

      // When, Then
      cases.stream()
          .filter(task -> offered.contains(task.name()))
          .forEach(task -> exercise(stand, sets, task));
    }
  }

  @ParameterizedTest
  @EnumSource(Generation.class)
  void theReverseLdifTakesEveryTaskBackOnBothWithoutUs(Generation generation) throws Exception {
    // Given
    try (PairStand stand = PairStand.of(Shape.of(generation, MAILBOXES))) {
      ChangeSets sets = stand.start();
      List<String> offered = sets.offered();
      Census first = stand.census(1);
      Census second = stand.census(2);
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      TaskCases.of(stand.forest()).stream()
          .filter(task -> offered.contains(task.name()) && task.fitsInASet())
          .forEach(task -> all.add(task.request()));
      String id = sets.preview(Forest.PRIMARY, Forest.BACKUP, all).path("id").asText();
      JsonNode applied = sets.reach(id, "APPLIED", null);
      List<String> written = stand.differencesOf(1, first);
      stand.awaitDifferences(2, second, written);

      // When
      stand.suite().close();
      new Ldapmodify(stand.access(1), stand.suite().setting().folder())
          .feed(Path.of(applied.path("reverseLdifFile").asText()));

      // Then
      assertThat(written).isNotEmpty();
      assertThat(stand.differencesOf(1, first)).isEmpty();
      stand.awaitDifferences(2, second, List.of());
    }
  }

  private static void exercise(PairStand stand, ChangeSets sets, TaskCase task) {
    // Given
    stand.prepare(task.preparation());
    Census first = stand.census(1);
    Census second = stand.census(2);
    JsonNode preview = sets.preview(task.source(), task.target(), task.alone());
    String id = preview.path("id").asText();
    assertThat(preview.path("tasks").path(0).path("total").asInt())
        .as("entries that %s changes: %s", task.name(), preview)
        .isEqualTo(task.expected().entries());

    // When
    sets.reach(id, "APPLIED", null);

    // Then
    List<String> written = stand.differencesOf(1, first);
    System.out.printf("%s: %d differences%n", task.name(), written.size());
    if (!task.renames()) {
      assertThat(written.stream().map(TwoDomainControllersIT::entryOf).distinct())
          .as(task.name())
          .hasSize(task.expected().entries());
    }
    assertThat(written)
        .as("%s changes nothing else", task.name())
        .allMatch(line -> isRenamed(task, line) || task.changes(attributeOf(line)));
    assertThat(sets.verify(id, "APPLIED").path("differing").asInt()).as(task.name()).isZero();
    stand.awaitDifferences(2, second, written);

    // When
    sets.reach(id, "REVERTED", null);

    // Then
    assertThat(stand.differencesOf(1, first)).as("%s taken back", task.name()).isEmpty();
    stand.awaitDifferences(2, second, List.of());
  }

  /** A renamed entry is gone under its old name and new under another, with all its attributes. */
  private static boolean isRenamed(TaskCase task, String difference) {
    return task.renames() && Preparation.NAMED_STORES.matcher(difference).lookingAt();
  }

  private static String entryOf(String difference) {
    return difference.substring(0, difference.indexOf(": "));
  }

  private static String attributeOf(String difference) {
    String rest = difference.substring(difference.indexOf(": ") + 2);
    return rest.substring(0, rest.indexOf(' '));
  }
}
