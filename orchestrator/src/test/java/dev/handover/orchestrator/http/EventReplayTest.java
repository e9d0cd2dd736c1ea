package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened is told once more: as a stream, to a receiver, by the documented commands. */
@QuarkusTest
@TestProfile(EventsApiTest.WithAReceiver.class)
class EventReplayTest {
  private static final String PATH = "/replayed";
  private static final String GROUP = "legacy";

  @BeforeEach
  void subscribes() throws IOException {
    Path config = Lab.groupFile("mail").resolve("../..").normalize();
    Files.writeString(config.resolve("told.secret"), "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD\n");
    Files.writeString(
        config.resolve("events.yaml"),
        "subscriptions:\n  - {name: siem, url: '%s%s', secretFile: told.secret, groups: [%s], types: [dev.handover.group.*]}\n"
            .formatted(EventReceiver.address(), PATH, GROUP));
    Client.as("admin").post("/v1/configuration/reloads").then().statusCode(200);
    Client.as("viewer").get("/v1/subscriptions/siem").then().statusCode(200);
  }

  private static void freezeAndLift() {
    int before = received().size();
    Client.as("operator")
        .body("{\"reason\": \"CHG0042\"}")
        .put("/v1/groups/" + GROUP + "/freeze")
        .then()
        .statusCode(200);
    Client.as("operator").delete("/v1/groups/" + GROUP + "/freeze").then().statusCode(200);
    await().until(() -> received().size() >= before + 2);
  }

  /** Sequences, in the order in which they came. */
  private static List<Long> received() {
    return EventReceiver.at(PATH).stream()
        .map(r -> new JsonFormat().deserialize(r.body().getBytes(StandardCharsets.UTF_8)))
        .map(event -> Long.parseLong(String.valueOf(event.getExtension("sequence"))))
        .toList();
  }

  private static void redeliver(String which) {
    Client.as("operator")
        .body("{\"reason\": \"it lost them\", %s}".formatted(which))
        .post("/v1/subscriptions/siem/redeliver")
        .then()
        .statusCode(200);
  }

  @Test
  void deliversOnceMoreFromASequenceAndFromATimeOn() {
    // Given
    Instant before = Instant.now();
    freezeAndLift();
    List<Long> once = received();
    List<Long> two = once.subList(once.size() - 2, once.size());

    // When
    redeliver("\"sinceSequence\": %d".formatted(two.getLast()));
    // Then
    await().until(() -> received().size() > once.size());
    assertThat(received().subList(once.size(), received().size())).containsExactly(two.getLast());

    // When
    int size = received().size();
    redeliver("\"since\": \"%s\"".formatted(before));
    // Then
    await().until(() -> received().size() >= size + 2);
    assertThat(received().subList(size, size + 2)).isEqualTo(two);
  }

  @Test
  void refusesARedeliveryThatDoesNotSayWhichOrSaysItTwice() {
    for (String which :
        List.of("\"event\": null", "\"since\": \"2026-01-01T00:00:00Z\", \"sinceSequence\": 1")) {
      Client.rude("operator")
          .body("{\"reason\": \"it lost them\", %s}".formatted(which))
          .post("/v1/subscriptions/siem/redeliver")
          .then()
          .statusCode(400);
    }
  }

  @Test
  void streamsWhatWasMissedAndThenWhatHappens() throws Exception {
    // Given
    freezeAndLift();
    long last = received().getLast();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/v1/events"))
            .header("Authorization", "Bearer " + Lab.tokenOf("viewer"))
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", Long.toString(last - 1))
            .build();
    try (HttpClient client = HttpClient.newHttpClient();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(),
                    StandardCharsets.UTF_8))) {
      // When
      assertThat(nextId(lines)).isEqualTo(last);
      freezeAndLift();

      // Then
      long live = received().getLast();
      long id = nextId(lines);
      while (id < live) {
        id = nextId(lines);
      }
      assertThat(id).isEqualTo(live);
    }
  }

  private static long nextId(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (!line.startsWith("id: ")) {
      line = lines.readLine();
    }
    return Long.parseLong(line.substring(4));
  }

  private static String url() {
    return RestAssured.baseURI + ":" + RestAssured.port;
  }

  private static Process shell(String command) throws IOException {
    String limited =
        "curl() { command curl --fail-with-body --no-progress-meter --max-time 4 \"$@\"; }\n";
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", limited + command);
    builder.environment().put("URL", url());
    builder.environment().put("AUTH", "Authorization: Bearer " + Lab.tokenOf("operator"));
    return builder.redirectErrorStream(true).start();
  }

  @Test
  void theCommandsOfTheDocumentationDoWhatTheySay() throws Exception {
    // Given
    freezeAndLift();
    List<String> commands =
        Files.readAllLines(Path.of("../docs/events.md")).stream()
            .filter(line -> line.startsWith("curl "))
            .toList();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(6);
    for (String command : commands) {
      // When
      Process process = shell(command);
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      // Then
      boolean endless = command.startsWith("curl -N");
      assertThat(process.waitFor()).as("%s: %s", command, said).isEqualTo(endless ? 28 : 0);
      assertThat(said).contains(endless ? ": events after 41\n" : "{\"");
    }
  }
}
