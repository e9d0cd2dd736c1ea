package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.handover.directory.Installation;
import dev.handover.directory.JarProcess;
import dev.handover.directory.TinyForest;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged service, killed with a write in flight: what it must not forget, it has not. */
class KilledProcessIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {3, 12})
  void continuesWhereItWasKilledAndStillKnowsEveryOldValue(int fatalWrite) throws Exception {
    try (TinyForest forest = TinyForest.start()) {
      Map<String, String> properties = Installation.in(folder).properties(forest.url());
      List<String> before = forest.contents();
      String id = killedInTheMiddle(forest, properties, fatalWrite);
      // When
      try (JarProcess service = JarProcess.start(properties)) {
        // Then
        Response set = Api.at(service.url()).get("/v1/change-sets/" + id);
        set.then().statusCode(200).body("state", equalTo("APPLYING"));
        assertThat(Files.readString(Path.of(set.<String>path("reverseLdifFile"))))
            .contains("CN=User 20", "HOST/exch1.example.test");
        Api.at(service.url())
            .get("/v1/promises")
            .then()
            .body("items[0].group", equalTo("killed"))
            .body("items[0].epoch", equalTo(7));
        assertStale(service, id);
        // When
        bring(service, id, "APPLIED").then().statusCode(200).body("state", equalTo("APPLIED"));
        // Then
        Api.at(service.url())
            .get("/v1/change-sets/" + id + "/verification?expect=APPLIED")
            .then()
            .body("differing", equalTo(0));
        // When
        bring(service, id, "REVERTED").then().statusCode(200).body("state", equalTo("REVERTED"));
        // Then
        assertThat(forest.contents()).isEqualTo(before);
      }
    }
  }

  private static String killedInTheMiddle(
      TinyForest forest, Map<String, String> properties, int fatalWrite) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    AtomicInteger writes = new AtomicInteger();
    try (JarProcess service = JarProcess.start(properties)) {
      String id = preview(service);
      forest.beforeEachWrite(
          () -> {
            if (writes.incrementAndGet() == fatalWrite) {
              reached.countDown();
              await(killed);
            }
          });
      bring(service, id, "APPLIED", 0).then().statusCode(202).body("lastError", nullValue());
      await(reached);
      service.kill();
      killed.countDown();
      forest.beforeEachWrite(() -> {});
      return id;
    }
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
            .body(Moves.all("killed"))
            .post("/v1/change-sets");
    assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(201);
    return preview.path("id");
  }

  private static void assertStale(JarProcess service, String id) {
    Api.at(service.url())
        .body(Moves.desired("APPLIED", "killed", 6))
        .put("/v1/change-sets/" + id + "/state")
        .then()
        .statusCode(409)
        .body("promisedEpoch", equalTo(7));
  }

  private static Response bring(JarProcess service, String id, String desired) {
    return bring(service, id, desired, 30);
  }

  private static Response bring(JarProcess service, String id, String desired, int waitSeconds) {
    String body = Moves.desired(desired, "killed", 7);
    return Api.at(service.url())
        .body(body.replace("\"waitSeconds\": 30", "\"waitSeconds\": " + waitSeconds))
        .put("/v1/change-sets/" + id + "/state");
  }

  @Test
  void refusesToStartUnsafeOrIncompleteAndNamesTheCure() throws Exception {
    // Given
    Map<String, String> good = Installation.in(folder).properties("ldap://127.0.0.1:1");
    // Then
    assertThat(JarProcess.refusal(changed(good, "handover.mode", "production")))
        .contains("quarkus.http.insecure-requests=disabled");
    assertThat(JarProcess.refusal(changed(good, "handover.directory.ldap.allow-plain", "false")))
        .contains("handover.directory.ldap.allow-plain=true");
    assertThat(JarProcess.refusal(changed(good, "handover.directory.ldap.bind-dn", "")))
        .contains("handover.directory.ldap.bind-dn");
    Files.writeString(folder.resolve("tokens"), "alice operator\n");
    assertThat(JarProcess.refusal(good)).contains("tokens, line 1");
  }

  private static Map<String, String> changed(
      Map<String, String> properties, String name, String value) {
    Map<String, String> changed = new HashMap<>(properties);
    changed.put(name, value);
    return changed;
  }
}
