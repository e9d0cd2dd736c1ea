package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.UnreachableException;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every task can be repeated at any point, and its old values come back, with us or without. */
class DirectoryWayBackIT {
  private static final int MAILBOXES = 200;

  @ParameterizedTest
  @EnumSource(Generation.class)
  void everyTaskRunTwiceEndsTheSame(Generation generation) throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(generation, MAILBOXES))) {
      startDirectory(stand);
      Expectation expected = stand.expectation();
      ChangeSets sets = new ChangeSets(stand.suite());
      String id = sets.preview().path("id").asText();

      // When
      for (String task : sets.tasks()) {
        sets.reach(id, "APPLIED", task);
        sets.reach(id, "APPLIED", task);
      }

      // Then
      expected.movedTo(Forest.BACKUP);
      assertThat(expected.differences()).isEmpty();
      assertThat(sets.verify(id, "APPLIED").path("differing").asInt()).isZero();
      assertThat(sets.preview().path("tasks"))
          .as("a new preview finds nothing left to do")
          .allMatch(task -> task.path("total").asInt() == 0);
    }
  }

  @ParameterizedTest
  @EnumSource(Generation.class)
  void aSecondSetFinishesWhatAFirstOneLeftHalfDone(Generation generation) throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(generation, MAILBOXES))) {
      startDirectory(stand);
      Expectation expected = stand.expectation();
      ChangeSets sets = new ChangeSets(stand.suite());
      String first = sets.preview().path("id").asText();
      for (String task : sets.tasks().subList(0, 3)) {
        sets.reach(first, "APPLIED", task);
      }
      assertThat(expected.differences()).isNotEmpty();

      // When
      JsonNode second = sets.preview();
      sets.reach(second.path("id").asText(), "APPLIED", null);

      // Then
      assertThat(second.path("tasks")).anyMatch(task -> task.path("total").asInt() > 0);
      expected.movedTo(Forest.BACKUP);
      assertThat(expected.differences()).isEmpty();
      assertThat(sets.preview().path("tasks"))
          .as("a new preview finds nothing left to do")
          .allMatch(task -> task.path("total").asInt() == 0);
    }
  }

  @Test
  void aRevertRunTwiceRestoresEverything() throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(Generation.EXCHANGE_2003, MAILBOXES))) {
      startDirectory(stand);
      Expectation expected = stand.expectation();
      ChangeSets sets = new ChangeSets(stand.suite());
      String id = sets.preview().path("id").asText();
      sets.reach(id, "APPLIED", null);

      // When
      sets.reach(id, "REVERTED", null);
      sets.reach(id, "REVERTED", null);

      // Then
      assertThat(expected.differences()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Generation.class)
  void theReverseLdifRestoresAnAppliedSetWithoutUs(Generation generation) throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(generation, MAILBOXES))) {
      startWithOrchestrator(stand);
      Expectation expected = stand.expectation();
      ChangeSets sets = new ChangeSets(stand.suite());
      String id = sets.preview().path("id").asText();
      JsonNode applied = sets.reach(id, "APPLIED", null);
      assertThat(expected.differences()).isNotEmpty();

      // When
      killBoth(stand);
      stand.ldapmodify(Path.of(applied.path("reverseLdifFile").asText()));

      // Then
      assertThat(expected.differences()).isEmpty();
    }
  }

  @Test
  void theReverseLdifRestoresASetThatAKillLeftHalfApplied() throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(Generation.EXCHANGE_2007, MAILBOXES * 2))) {
      startWithOrchestrator(stand);
      Expectation expected = stand.expectation();
      ChangeSets sets = new ChangeSets(stand.suite());
      String id = sets.preview().path("id").asText();
      String reverse = sets.get(id).path("reverseLdifFile").asText();
      sets.ask(id, "APPLIED", null, 0);
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> applied(sets.get(id)) > 10);

      // When
      if (reverse.isEmpty()) {
        reverse = sets.get(id).path("reverseLdifFile").asText();
      }
      killBoth(stand);
      long written = entriesIn(expected.differences());
      stand.ldapmodify(Path.of(reverse));

      // Then
      assertThat(written)
          .as("entries written before the kill: some, not all")
          .isPositive()
          .isLessThan(expected.entriesWrittenBy(Forest.BACKUP));
      assertThat(expected.differences()).isEmpty();
    }
  }

  private static int applied(JsonNode set) {
    int sum = 0;
    for (JsonNode task : set.path("tasks")) {
      sum += task.path("applied").asInt();
    }
    return sum;
  }

  private static long entriesIn(List<String> differences) {
    return differences.stream().map(line -> line.split(": ", 2)[0]).distinct().count();
  }

  private static void startDirectory(Stand stand) {
    stand.suite().directory().start();
    stand.suite().directory().awaitReady();
  }

  private static void startWithOrchestrator(Stand stand) {
    startDirectory(stand);
    stand.suite().orchestrator().start();
    stand.suite().orchestrator().awaitReady();
  }

  /** Nobody of us is left who could help. */
  private static void killBoth(Stand stand) {
    stand.suite().directory().kill();
    stand.suite().orchestrator().kill();
    assertThat(stand.suite().processes()).noneMatch(ServiceProcess::isAlive);
    for (ServiceProcess gone : List.of(stand.suite().directory(), stand.suite().orchestrator())) {
      assertThatThrownBy(() -> stand.suite().api(gone).get("/q/health/live", Map.of()))
          .as(gone.name())
          .isInstanceOf(UnreachableException.class);
    }
  }
}
