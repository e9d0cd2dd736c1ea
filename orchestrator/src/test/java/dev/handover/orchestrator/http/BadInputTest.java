package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that must be refused, each with its problem; none of them leaves an operation or a
 * journal entry behind.
 */
@QuarkusTest
@TestProfile(FakesOnly.class)
class BadInputTest {
  private static final String START = "/v1/groups/archive/operations";
  private static final String GOOD =
      "{\"kind\":\"SWITCHOVER\",\"target\":\"archive-2\",\"reason\":\"patch day\"}";

  /**
   * Every line of the table; there {@code KEY} stands for a header with a fresh Idempotency-Key.
   */
  static List<Case> cases() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/bad-requests.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> new Case(List.of(line.split("\\|", -1))))
        .toList();
  }

  /** A line of the table. */
  record Case(List<String> columns) {
    RequestSpecification request() {
      RequestSpecification request = Client.rude(columns.get(1));
      for (String header : columns.get(4).split(", ", -1)) {
        String[] parts = header.split(": ", 2);
        switch (parts[0]) {
          case "" -> {}
          case "KEY" -> request.header("Idempotency-Key", "bad-input-" + UUID.randomUUID());
          case "Content-Type" -> request.contentType(parts[1]);
          default -> request.header(parts[0], parts[1]);
        }
      }
      return columns.get(5).isEmpty() ? request : request.body(columns.get(5));
    }

    @Override
    public String toString() {
      return columns.get(0);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesAndWritesNothing(Case bad) {
    // Given
    String before = operations();
    String code = bad.columns().get(7);

    // When
    String answer =
        bad.request()
            .request(bad.columns().get(2), bad.columns().get(3))
            .then()
            .statusCode(Integer.parseInt(bad.columns().get(6)))
            .contentType(startsWith("application/problem+json"))
            .body("code", is(code))
            .body("type", is("urn:handover:problem:" + code))
            .body("cure", not(blankOrNullString()))
            .extract()
            .asString();

    // Then
    assertThat(answer)
        .contains(bad.columns().get(8))
        .doesNotContain("Exception", "dev.handover", "hnd_")
        .doesNotContain("idempotencyKey", "lastEventId", "planRequest", "operationRequest");
    if (code.equals("invalid-request")) {
      assertNamesWhatIsWrong(JsonPath.from(answer));
    }
    assertThat(operations()).isEqualTo(before);
  }

  private static void assertNamesWhatIsWrong(JsonPath problem) {
    assertThat(problem.getList("errors.where", String.class)).isNotEmpty().doesNotContain("");
    assertThat(problem.getList("errors.detail", String.class)).isNotEmpty().doesNotContain("");
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    Client.rude("operator")
        .header("Idempotency-Key", "bad-input-large")
        .body("{\"reason\":\"" + "x".repeat(1_100_000) + "\"}")
        .post(START)
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", is("body-too-large"));
  }

  @Test
  void refusesWhoeverHasNoToken() {
    for (String path : List.of("/v1/groups", "/openapi", "/v1/nothing", "/v1/operations")) {
      for (String authorization : List.of("", "Bearer hnd_wrong", "Basic YTpi")) {
        Client.plain()
            .header("Authorization", authorization)
            .get(path)
            .then()
            .statusCode(401)
            .contentType("application/problem+json")
            .header("WWW-Authenticate", containsString("Bearer"))
            .body("code", is("unauthenticated"));
      }
    }
  }

  @Test
  void refusesAKeyThatCameWithAnotherRequestAndCommandsThatComeTooLate() {
    // Given
    String id =
        OrchestratorApiTest.start("archive", "archive-2", "bad-input-key", "wait=30")
            .statusCode(200)
            .extract()
            .path("id");
    String before = operations();

    // When
    Client.as("operator")
        .header("Idempotency-Key", "bad-input-key")
        .body(GOOD.replace("patch day", "another"))
        .post(START)
        .then()
        .statusCode(422)
        .body("code", is("idempotency-key-reused"));
    command(id, "\"999\"", "PAUSE").statusCode(412).body("code", is("version-changed"));
    command(id, "*", "RESUME").statusCode(409).body("code", is("wrong-state"));

    // Then
    assertThat(operations()).isEqualTo(before);
    OrchestratorApiTest.start("archive", "archive-1", "bad-input-back", "wait=30")
        .statusCode(200)
        .body("state", is("SUCCEEDED"));
  }

  private static ValidatableResponse command(String id, String ifMatch, String command) {
    return Client.as("operator")
        .header("If-Match", ifMatch)
        .body("{\"command\":\"%s\",\"reason\":\"go on\"}".formatted(command))
        .post("/v1/operations/{id}/commands", id)
        .then();
  }

  private static String operations() {
    return Client.as("viewer")
        .get("/v1/operations?limit=200")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
