package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.handover.directory.Installation;
import dev.handover.directory.JarProcess;
import dev.handover.directory.TinyForest;
import dev.handover.directory.adapter.store.PostgresStore;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged services on one PostgreSQL; one is killed or stopped with a write in flight. */
class TwoInstancesIT {
  /** What handover.directory.apply.parallel-writes allows each instance here. */
  private static final int MOST_IN_FLIGHT = 1;

  private static final int FATAL_WRITE = 12;

  private static PostgresStore postgres;

  @TempDir Path folder;

  private final AtomicInteger writes = new AtomicInteger();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @BeforeAll
  static void startsPostgres() throws Exception {
    postgres = PostgresStore.start();
  }

  @AfterAll
  static void stopsPostgres() throws Exception {
    postgres.close();
  }

  @BeforeEach
  void emptiesTheTables() {
    postgres.empty();
  }

  private JarProcess instance(String name, TinyForest forest) throws Exception {
    Path data = folder.resolve(name);
    Map<String, String> properties = new HashMap<>(Installation.in(data).properties(forest.url()));
    properties.put("handover.store.url", postgres.url());
    properties.put("handover.store.username", "postgres");
    properties.put(
        "handover.store.password-file",
        Files.writeString(data.resolve("store-password"), "any\n").toString());
    properties.put("handover.directory.lease.duration", "2s");
    properties.put("handover.directory.apply.parallel-writes", String.valueOf(MOST_IN_FLIGHT));
    return JarProcess.start(properties);
  }

  private void standStill() {
    if (writes.incrementAndGet() == FATAL_WRITE) {
      reached.countDown();
      await(goOn);
    }
  }

  @Test
  void finishesWhatAKilledInstanceBeganAndTakesItBack() throws Exception {
    try (TinyForest forest = TinyForest.start();
        JarProcess one = instance("one", forest);
        JarProcess other = instance("other", forest)) {
      // Given
      List<String> before = forest.contents();
      String id = begun(one, forest);
      // When
      one.kill();
      goOn.countDown();
      // Then
      bring(other, id, "APPLIED", 30).then().statusCode(200).body("state", equalTo("APPLIED"));
      assertThat(differing(other, id)).isZero();
      try (var files = Files.list(folder.resolve("other/undo"))) {
        assertThat(files.toList()).hasSize(1);
      }
      // When
      bring(other, id, "REVERTED", 30).then().statusCode(200).body("state", equalTo("REVERTED"));
      // Then
      assertThat(forest.contents()).isEqualTo(before);
    }
  }

  @Test
  void finishesWhatAStoppedInstanceBeganWhichChangesNothingWhenItGoesOn() throws Exception {
    try (TinyForest forest = TinyForest.start();
        JarProcess one = instance("one", forest);
        JarProcess other = instance("other", forest)) {
      // Given
      String id = begun(one, forest);
      // When
      one.signal("STOP");
      goOn.countDown();
      bring(other, id, "APPLIED", 30).then().statusCode(200).body("state", equalTo("APPLIED"));
      List<String> after = forest.contents();
      int written = writes.get();
      one.signal("CONT");
      // Then
      bring(one, id, "APPLIED", 30).then().statusCode(200).body("state", equalTo("APPLIED"));
      // What it was about to send when it was stopped is sent now, and finds the values in place.
      assertThat(writes.get() - written).isBetween(0, MOST_IN_FLIGHT);
      assertThat(forest.contents()).isEqualTo(after);
      assertThat(differing(one, id)).isZero();
    }
  }

  private String begun(JarProcess one, TinyForest forest) {
    String id = preview(one);
    forest.beforeEachWrite(this::standStill);
    bring(one, id, "APPLIED", 0).then().statusCode(202);
    await(reached);
    return id;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String preview(JarProcess service) {
    Response preview =
        Api.at(service.url())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(Moves.all("shared"))
            .post("/v1/change-sets");
    assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(201);
    return preview.path("id");
  }

  private static int differing(JarProcess service, String id) {
    return Api.at(service.url())
        .get("/v1/change-sets/" + id + "/verification?expect=APPLIED")
        .path("differing");
  }

  private static Response bring(JarProcess service, String id, String desired, int waitSeconds) {
    String body = Moves.desired(desired, "shared", 7);
    return Api.at(service.url())
        .body(body.replace("\"waitSeconds\": 30", "\"waitSeconds\": " + waitSeconds))
        .put("/v1/change-sets/" + id + "/state");
  }
}
