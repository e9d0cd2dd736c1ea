package dev.handover.deploy.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.access.Token.Role;
import dev.handover.deploy.security.Contract.Endpoint;
import dev.handover.deploy.security.RawHttp.Answer;
import dev.handover.deploy.security.RawHttp.Request;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every operation of every contract, asked by nobody, by strangers and by each role; bodies are
 * empty objects, because who may not ask is refused before anybody reads what was asked.
 */
class EndpointAccessIT {
  private static SecurityStand stand;

  @BeforeAll
  static void startAll() throws Exception {
    stand = SecurityStand.start();
  }

  @AfterAll
  static void stop() {
    stand.close();
  }

  static Stream<Endpoint> endpoints() {
    return all().filter(endpoint -> !endpoint.isSigned());
  }

  static Stream<Endpoint> signed() {
    return all().filter(Endpoint::isSigned);
  }

  private static Stream<Endpoint> all() {
    return Contract.SERVICES.stream().flatMap(service -> Contract.of(service).endpoints().stream());
  }

  @ParameterizedTest
  @MethodSource("signed")
  void refusesWhatNobodySignedWhateverTokenComesWithIt(Endpoint endpoint) throws Exception {
    String token = "Authorization: Bearer " + stand.token(Role.ADMIN);
    for (List<String> credentials : List.of(List.<String>of(), List.of(token))) {
      // When
      Answer answer = ask(endpoint, credentials);

      // Then
      assertThat(answer.status()).as("%s %s", endpoint, credentials).isEqualTo(401);
      assertThat(answer.body()).contains("\"code\":\"signature-refused\"");
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void refusesWhoeverShowsNoCredentialsOrWrongOnes(Endpoint endpoint) throws Exception {
    for (List<String> credentials :
        List.of(
            List.<String>of(),
            List.of("Authorization: Bearer hnd_unknown"),
            List.of("Authorization: Basic YWRtaW46YWRtaW4="),
            List.of("Authorization: Bearer " + stand.token(Role.ADMIN) + "x"),
            List.of("Authorization: " + stand.token(Role.ADMIN)),
            List.of("Cookie: token=" + stand.token(Role.ADMIN)),
            List.of("X-Remote-User: admin", "X-Forwarded-User: admin"))) {
      // When
      Answer answer = ask(endpoint, credentials);

      // Then
      assertThat(answer.status()).as("%s %s", endpoint, credentials).isEqualTo(401);
      assertThat(answer.header("www-authenticate")).get().asString().contains("Bearer");
      assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void letsInTheRoleThatTheContractNamesAndThoseAboveIt(Endpoint endpoint) throws Exception {
    Role least = endpoint.role().orElseThrow();
    for (String type : endpoint.mediaTypes()) {
      for (Role role : Role.values()) {
        // When
        Answer answer =
            ask(endpoint, List.of("Authorization: Bearer " + stand.token(role), "Accept: " + type));

        // Then
        boolean allowed = role.compareTo(least) >= 0;
        if (allowed) {
          assertThat(answer.status()).as("%s as %s", endpoint, role).isNotIn(401, 500);
          assertThat(answer.body())
              .as("%s as %s", endpoint, role)
              .doesNotContain("\"code\":\"forbidden\"");
        } else {
          assertThat(answer.status()).as("%s as %s", endpoint, role).isEqualTo(403);
          assertThat(answer.body()).contains("\"code\":\"forbidden\"");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "directory-service", "node-service"})
  void answersNobodyWhereTheContractHasNothing(String service) throws Exception {
    URI uri = stand.process(service).uri();
    for (String path :
        List.of("/v1", "/v1/nothing", "/q/health", "/q/metrics", "/q/dev", "/q/info", "/admin")) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
        assertThat(RawHttp.send(uri, new Request(method, path, List.of())).status())
            .as("%s %s %s", service, method, path)
            .isEqualTo(401);
      }
    }
  }

  private static Answer ask(Endpoint endpoint, List<String> headers) throws IOException {
    Samples samples = new Samples(endpoint.contract(), new SplittableRandom(1));
    List<String> all = new ArrayList<>(headers);
    String target = endpoint.path();
    for (Parameter parameter : endpoint.parameters()) {
      if (Boolean.TRUE.equals(parameter.getRequired())) {
        String value = samples.of(parameter.getSchema()).asText();
        switch (parameter.getIn()) {
          case "path" -> target = target.replace("{" + parameter.getName() + "}", encoded(value));
          case "query" ->
              target +=
                  (target.contains("?") ? "&" : "?") + parameter.getName() + "=" + encoded(value);
          default -> all.add(parameter.getName() + ": " + value);
        }
      }
    }
    String body = "";
    if (endpoint.operation().getRequestBody() != null) {
      all.add("Content-Type: application/json");
      body = "{}";
    }
    Request request = new Request(endpoint.method(), target, all, body);
    return RawHttp.send(stand.process(endpoint.contract().service()).uri(), request);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
