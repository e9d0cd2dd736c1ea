package dev.handover.orchestrator.http;

import static dev.handover.orchestrator.http.OrchestratorApiTest.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that stay open while an operation runs. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class OperationStreamTest {
  @Inject FakeNodes nodes;

  @Test
  void streamsTheJournalAsEventsFromWhereTheClientStopped() {
    String id =
        start("print", "print-2", "move-print-1", "wait=30").statusCode(200).extract().path("id");

    String all =
        Client.as("viewer")
            .accept("text/event-stream")
            .get("/v1/operations/{id}/events", id)
            .then()
            .statusCode(200)
            .contentType(startsWith("text/event-stream"))
            .extract()
            .asString();
    String rest =
        Client.as("viewer")
            .accept("text/event-stream")
            .header("Last-Event-ID", "3")
            .get("/v1/operations/{id}/events", id)
            .then()
            .statusCode(200)
            .extract()
            .asString();

    assertThat(all)
        .startsWith("id: 1\nevent: OPERATION_CREATED\ndata: {\"sequence\":1,")
        .contains("event: ENDED\n");
    assertThat(rest).startsWith("id: 4\nevent: ").isEqualTo(all.substring(all.indexOf("id: 4\n")));
  }

  @Test
  void printsEachStepWhenItFinishesAndEndsWhenTheOperationRests() throws Exception {
    // Given: a move that cannot go on before it is let
    nodes.hold("web-2");
    String id =
        start("web", "web-2", "move-web-1", "wait=0")
            .statusCode(202)
            .header("Retry-After", "1")
            .extract()
            .path("id");
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/operations/" + id))
            .header("Authorization", "Bearer " + Lab.tokenOf("viewer"))
            .header("Accept", "text/plain")
            .build();

    try (HttpClient client = HttpClient.newHttpClient();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(),
                    StandardCharsets.UTF_8))) {
      // When: the source is through, and is told so while the target is still held
      String line = lines.readLine();
      assertThat(line).isEqualTo("OPERATION  " + id);
      while (!line.contains("ok       Stop service First on web-1")) {
        line = lines.readLine();
      }
      nodes.letGo("web-2");

      // Then
      List<String> rest = lines.lines().toList();
      assertThat(rest)
          .anyMatch(l -> l.contains("ok       Start service Second on web-2"))
          .anyMatch(l -> l.startsWith("STATE      SUCCEEDED after "));
    }
  }
}
