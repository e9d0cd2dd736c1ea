package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.standardwebhooks.Webhook;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens is told to receivers over HTTP, and shown to people. */
@QuarkusTest
@TestProfile(EventsApiTest.WithAReceiver.class)
class EventsApiTest {
  private static final String KEY = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

  /** The fakes, and somebody who is told. */
  public static class WithAReceiver extends FakesOnly {
    @Override
    public List<TestResourceEntry> testResources() {
      List<TestResourceEntry> all = new ArrayList<>(super.testResources());
      all.add(new TestResourceEntry(EventReceiver.class));
      return all;
    }
  }

  @BeforeEach
  void subscribes() throws IOException {
    Path config = Lab.groupFile("mail").resolve("../..").normalize();
    Files.writeString(config.resolve("told.secret"), "# of the test\n" + KEY + "\n");
    StringBuilder yaml = new StringBuilder("subscriptions:\n");
    for (String group : Set.of("told", "files", "print")) {
      yaml.append(
          "  - {name: told-%1$s, url: '%2$s/%1$s', secretFile: told.secret, groups: [%1$s]}\n"
              .formatted(group, EventReceiver.address()));
    }
    Files.writeString(config.resolve("events.yaml"), yaml);
    Client.as("admin").post("/v1/configuration/reloads").then().statusCode(200);
    Client.as("viewer").get("/v1/subscriptions").then().statusCode(200);
  }

  private static List<String> types(String path) {
    return EventReceiver.at(path).stream()
        .map(EventsApiTest::event)
        .map(CloudEvent::getType)
        .toList();
  }

  private static Set<String> ids(String path) {
    return EventReceiver.at(path).stream().map(r -> event(r).getId()).collect(Collectors.toSet());
  }

  private static long sequence(CloudEvent event) {
    return Long.parseLong(String.valueOf(event.getExtension("sequence")));
  }

  private static CloudEvent event(EventReceiver.Received received) {
    return new JsonFormat().deserialize(received.body().getBytes(StandardCharsets.UTF_8));
  }

  private static void move(String group, String target, String key) {
    OrchestratorApiTest.start(group, target, key, "wait=30")
        .statusCode(200)
        .body("state", is("SUCCEEDED"));
  }

  @Test
  void tellsAMoveInOrderSignedForWhoeverSubscribed() throws Exception {
    // When
    move("told", "told-2", "events-mail-1");
    // Then
    await().until(() -> types("/told").contains("dev.handover.group.owner-changed"));
    assertThat(types("/told"))
        .containsSubsequence(
            "dev.handover.operation.started",
            "dev.handover.operation.ended",
            "dev.handover.group.owner-changed");
    for (EventReceiver.Received received : EventReceiver.at("/told")) {
      CloudEvent event = event(received);
      assertThat(received.header("content-type"))
          .isEqualTo("application/cloudevents+json; charset=utf-8");
      assertThat(received.header("webhook-id")).isEqualTo(event.getId());
      boolean general = event.getType().startsWith("dev.handover.subscription.");
      assertThat(event.getExtension("partitionkey")).isEqualTo(general ? null : "told");
      new Webhook(KEY)
          .verify(received.body(), HttpHeaders.of(received.headers(), (name, value) -> true));
    }
  }

  @Test
  void triesAgainWhenAReceiverIsBackAndLosesNothing() {
    // Given
    EventReceiver.answers("/files", 503);
    // When
    move("files", "files-2", "events-files-1");
    await().until(() -> EventReceiver.at("/files").size() > ids("/files").size());
    EventReceiver.answers("/files", 204);
    // Then
    await().until(() -> types("/files").contains("dev.handover.operation.ended"));
    assertThat(types("/files")).contains("dev.handover.operation.started");
  }

  @Test
  void stopsWhenAReceiverIsGoneUntilAPersonEnablesIt() {
    // Given
    EventReceiver.answers("/print", 410);
    // When
    move("print", "print-2", "events-print-1");
    // Then
    await()
        .until(
            () ->
                Objects.equals(
                    Client.as("viewer")
                        .get("/v1/subscriptions/told-print")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("state"),
                    "DISABLED"));
    Client.as("viewer")
        .get("/v1/subscriptions/told-print")
        .then()
        .body("change.actor", is("handover"))
        .body("change.reason", containsString("410"))
        .body("lanes.lastError", hasItem(containsString("410")));
    assertThat(EventReceiver.at("/print")).hasSize(1);
    // When
    EventReceiver.answers("/print", 200);
    Client.as("operator")
        .body("{\"reason\": \"it moved\"}")
        .post("/v1/subscriptions/told-print/enable")
        .then()
        .statusCode(200)
        .body("state", is("ENABLED"));
    // Then
    await().until(() -> types("/print").contains("dev.handover.operation.ended"));
    // When
    int before = EventReceiver.at("/print").size();
    CloudEvent first = event(EventReceiver.at("/print").getFirst());
    String id = first.getId();
    Client.as("operator")
        .body("{\"reason\": \"lost it\", \"event\": \"%s\"}".formatted(id))
        .post("/v1/subscriptions/told-print/redeliver")
        .then()
        .statusCode(200);
    // Then
    await().until(() -> EventReceiver.at("/print").size() > before);
    assertThat(event(EventReceiver.at("/print").getLast()).getId()).isEqualTo(id);
    Client.as("viewer")
        .get("/v1/events?limit=200&after=" + (sequence(first) - 1))
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id))
        .body("items.type", hasItem("dev.handover.subscription.enabled"));
  }
}
