package dev.handover.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bad input table: every request must be refused with the expected problem, and nothing may be
 * written for it.
 */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
class BadInputTest {
  private static final String JSON = "application/json";
  private static final String PROMISE = "{\"epoch\":5,\"issuer\":\"" + Caller.ISSUER + "\"}";
  private static final String SERVICE = "/v1/services/AppAgent/state";
  private static final String PROMISES = "/v1/promises/bad-input";

  @TestHTTPResource("/")
  URL node;

  static Stream<BadBody> bodies() {
    return BadBody.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void refusesTheBodyAndWritesNothing(BadBody bad) throws IOException {
    RequestSpecification request =
        Caller.rude().header("Authorization", bearer("operator")).contentType(JSON);
    refuses(request.body(bad.body()), "PUT", bad.path(), bad.code());
  }

  /** A request that must be refused for its caller, path, method or media type. */
  record BadCaller(
      String what, String method, String path, String authorization, String type, String code) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<BadCaller> callers() {
    return Stream.of(
        new BadCaller("no token", "PUT", PROMISES, "", JSON, "unauthenticated"),
        new BadCaller(
            "no such token", "PUT", PROMISES, "Bearer hnd_wrong", JSON, "unauthenticated"),
        new BadCaller(
            "a token in the wrong scheme",
            "PUT",
            PROMISES,
            "Basic " + LabNode.tokenOf("admin"),
            JSON,
            "unauthenticated"),
        new BadCaller(
            "an endless token",
            "PUT",
            PROMISES,
            "Bearer " + "x".repeat(4000),
            JSON,
            "unauthenticated"),
        new BadCaller(
            "a viewer who wants to change", "PUT", PROMISES, bearer("viewer"), JSON, "forbidden"),
        new BadCaller(
            "a viewer who wants to start", "PUT", SERVICE, bearer("viewer"), JSON, "forbidden"),
        new BadCaller(
            "an unknown path without a token", "GET", "/v1/nothing", "", JSON, "unauthenticated"),
        new BadCaller("an unknown path", "GET", "/v1/nothing", bearer("admin"), JSON, "not-found"),
        new BadCaller(
            "a method that is not offered",
            "DELETE",
            PROMISES,
            bearer("admin"),
            JSON,
            "method-not-allowed"),
        new BadCaller(
            "XML", "PUT", PROMISES, bearer("admin"), "application/xml", "unsupported-media-type"),
        new BadCaller(
            "plain text",
            "PUT",
            PROMISES,
            bearer("admin"),
            "text/plain",
            "unsupported-media-type"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("callers")
  void refusesTheCallerAndWritesNothing(BadCaller bad) throws IOException {
    RequestSpecification request = Caller.plain().contentType(bad.type());
    if (!bad.authorization().isEmpty()) {
      request.header("Authorization", bad.authorization());
    }
    boolean hasBody = bad.method().equals("PUT");
    refuses(hasBody ? request.body(PROMISE) : request, bad.method(), bad.path(), bad.code());
  }

  static Stream<Integer> bigBodies() {
    return Stream.of(1_048_577, 3_000_000);
  }

  @ParameterizedTest(name = "{0} bytes")
  @MethodSource("bigBodies")
  void refusesABodyThatIsTooLarge(int size) throws IOException {
    RequestSpecification request =
        Caller.plain().contentType(JSON).header("Authorization", bearer("operator"));
    refuses(request.body(" ".repeat(size)), "PUT", PROMISES, "body-too-large");
  }

  @Test
  void refusesABodyThatDoesNotAnnounceItsLength() throws Exception {
    // Given: a publisher of unknown length makes the client send chunks
    HttpRequest request =
        HttpRequest.newBuilder(node.toURI().resolve(PROMISES))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Authorization", bearer("operator"))
            .header("Content-Type", JSON)
            .PUT(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(PROMISE.getBytes(StandardCharsets.UTF_8))))
            .build();

    // When
    String before = written();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid-request", "Content-Length");
    assertThat(written()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unacceptable")
  void refusesAMediaTypeItDoesNotOffer(String accept) {
    Caller.plain()
        .accept(accept)
        .header("Authorization", bearer("viewer"))
        .get("/v1/node")
        .then()
        .statusCode(406)
        .body("code", equalTo("not-acceptable"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/", "", "json"})
  void refusesAnAcceptHeaderThatNamesNoMediaType(String accept) throws IOException {
    RequestSpecification request =
        Caller.rude().header("Authorization", bearer("viewer")).header("Accept", accept);
    refuses(request, "GET", "/v1/node", "invalid-request");
  }

  static Stream<String> unacceptable() {
    return Stream.of("text/html", "application/xml");
  }

  private static void refuses(RequestSpecification request, String method, String path, String code)
      throws IOException {
    String before = written();
    Response response = request.urlEncodingEnabled(false).request(method, path);
    response
        .then()
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo(code))
        .body("type", equalTo("urn:handover:problem:" + code))
        .body("status", equalTo(response.statusCode()))
        .body("cure", not(emptyOrNullString()));
    assertThat(response.asString()).doesNotContain("dev.handover", "Exception", "java.", "hnd_");
    assertThat(written()).isEqualTo(before);
  }

  private static String bearer(String role) {
    return "Bearer " + LabNode.tokenOf(role);
  }

  private static String written() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String file : new String[] {"promises.json", "machine/state.json"}) {
      Path path = LabNode.dataDir().resolve(file);
      all.append(Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "none");
    }
    return all.toString();
  }
}
