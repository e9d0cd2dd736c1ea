package dev.handover.deploy.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.access.Token.Role;
import dev.handover.deploy.security.RawHttp.Answer;
import dev.handover.deploy.security.RawHttp.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks too much is told to wait, and nobody else is. */
class RateLimitIT {
  private static final int MANY = 60;

  private static SecurityStand stand;

  @BeforeAll
  static void startAll() throws Exception {
    stand =
        SecurityStand.start(
            Map.of(
                "handover.access.requests-per-second", "3",
                "handover.access.failures-per-minute", "10"));
  }

  @AfterAll
  static void stop() {
    stand.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "directory-service", "node-service"})
  void tellsACallerToWaitAndNobodyElse(String service) throws Exception {
    // Given
    URI uri = stand.process(service).uri();

    // When
    List<Answer> answers = many(uri, "/openapi", stand.token(Role.VIEWER));

    // Then
    assertThat(answers)
        .extracting(Answer::status)
        .contains(200)
        .contains(429)
        .containsOnly(200, 429);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 429)
        .allSatisfy(RateLimitIT::saysHowLong);
    assertThat(many(uri, "/openapi", stand.token(Role.APPROVER)).get(0).status()).isEqualTo(200);
    assertThat(many(uri, "/q/health/live", "")).extracting(Answer::status).containsOnly(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "directory-service", "node-service"})
  void throttlesWhoeverFailsToAuthenticate(String service) throws Exception {
    // Given
    URI uri = stand.process(service).uri();

    // When
    List<Answer> answers = many(uri, "/v1/promises", "hnd_guessed");

    // Then
    assertThat(answers.subList(0, 20)).extracting(Answer::status).containsOnly(401);
    assertThat(answers.get(MANY - 1).status()).isEqualTo(429);
    saysHowLong(answers.get(MANY - 1));
    String known = "Authorization: Bearer " + stand.token(Role.ADMIN);
    assertThat(RawHttp.send(uri, new Request("GET", "/openapi", List.of(known))).status())
        .as("who has a token is let in, also from the same address")
        .isEqualTo(200);
  }

  private static void saysHowLong(Answer answer) {
    assertThat(answer.header("retry-after")).get().asString().matches("[1-9][0-9]?");
    assertThat(answer.header("content-type")).get().asString().contains("problem+json");
    assertThat(answer.body()).contains("\"code\":\"too-many-requests\"");
  }

  private static List<Answer> many(URI uri, String path, String token) throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      List<String> headers =
          token.isEmpty() ? List.of() : List.of("Authorization: Bearer " + token);
      answers.add(RawHttp.send(uri, new Request("GET", path, headers)));
    }
    return answers;
  }
}
