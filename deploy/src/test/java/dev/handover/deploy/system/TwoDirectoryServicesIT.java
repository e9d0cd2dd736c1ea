package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.directory.Ground;
import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.ThrowAwayPostgres;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two directory-services share their change sets on a real PostgreSQL and write one real directory:
 * what one leaves in the middle, the other one ends, and takes back.
 */
class TwoDirectoryServicesIT {
  private static final int MAILBOXES = 300;
  private static final String APPLIED = "APPLIED";
  private static final String REVERTED = "REVERTED";
  private static final Duration MIDDLE_LIMIT = Duration.ofMinutes(1);
  private static final Duration END_LIMIT = Duration.ofMinutes(4);

  private ThrowAwayPostgres postgres;
  private Stand stand;
  private Suite suite;
  private ChangeSets first;
  private Census original;
  private Census moved;

  @BeforeEach
  void startTheFirst() throws Exception {
    postgres = ThrowAwayPostgres.start(Ground.repository());
    stand = Stand.of(Shape.of(Generation.EXCHANGE_2007, MAILBOXES));
    suite = stand.suite();
    ServiceProcess service = suite.directory();
    service.configure("handover.store.url", postgres.url());
    service.configure("handover.store.username", postgres.username());
    service.configure("handover.store.password-file", postgres.passwordFile().toString());
    service.start();
    service.awaitReady();
    first = new ChangeSets(suite);
    original = stand.access().census();
    moved = original.changedAs(stand.forest(), stand.forest().movedTo(Forest.BACKUP));
  }

  @AfterEach
  void stop() throws Exception {
    stand.close();
    postgres.close();
  }

  @Test
  void theOtherOneEndsWhatAKilledOneLeftAndTakesItBack() throws Exception {
    // Given
    String id = applyHalf();

    // When
    suite.directory().kill();
    suite.callAnotherDirectory();
    ChangeSets other = first.at(suite);

    // Then
    reaches(other, id, APPLIED);
    assertThat(moved.differencesTo(stand.access().census())).isEmpty();
    reaches(other, id, REVERTED);
    assertThat(original.differencesTo(stand.access().census())).isEmpty();
  }

  @Test
  void theOneThatStoodStillWritesNothingMoreWhenItGoesOn() throws Exception {
    // Given
    String id = applyHalf();

    // When
    signal("STOP", suite.directory());
    ServiceProcess asleep = suite.callAnotherDirectory();
    try {
      ChangeSets other = first.at(suite);
      reaches(other, id, APPLIED);
      reaches(other, id, REVERTED);
      signal("CONT", asleep);

      // Then
      reaches(first, id, REVERTED);
      assertThat(original.differencesTo(stand.access().census())).isEmpty();
      assertThat(asleep.isAlive()).as("who slept is of use again").isTrue();
    } finally {
      asleep.kill();
    }
  }

  /** Begins an apply and comes back while some mailboxes are moved and some are not. */
  private String applyHalf() {
    String id = first.preview().path("id").asText();
    first.ask(id, APPLIED, null, 0);
    await()
        .atMost(MIDDLE_LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> mailboxes(first.get(id)).path("applied").asInt() > 0);
    assertThat(mailboxes(first.get(id)).path("pending").asInt())
        .as("mailboxes that are still to be moved")
        .isPositive();
    return id;
  }

  private static JsonNode mailboxes(JsonNode set) {
    for (JsonNode task : set.path("tasks")) {
      if (task.path("task").asText().equals("rehome-mailboxes")) {
        return task;
      }
    }
    throw new AssertionError("no mailboxes in " + set);
  }

  private static void reaches(ChangeSets sets, String id, String desired) {
    await()
        .atMost(END_LIMIT)
        .until(() -> sets.ask(id, desired, null, 10).path("state").asText().equals(desired));
  }

  private static void signal(String name, ServiceProcess process) throws Exception {
    String[] command = {"kill", "-" + name, Long.toString(process.processId())};
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }
}
