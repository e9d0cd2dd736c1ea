package dev.handover.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URIs that are refused before anybody asks who is calling. */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
class BadUriTest {
  @TestHTTPResource("/")
  URL service;

  @ParameterizedTest
  @ValueSource(
      strings = {"/%zz", "/v1/%", "/openapi?x=%zz", "/v1/a|b", "/v1/{x}", "/q/health/live?x=%f"})
  void answersAUriThatCannotBeParsedWithAProblem(String target) throws IOException {
    // When
    String answer = RawRequest.get(service, target);
    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .containsIgnoringCase("\r\ncontent-type: application/problem+json\r\n")
        .contains("\"code\":\"invalid-request\"", "\"cure\":\"", "cannot be parsed")
        .doesNotContain("java.", "Exception");
  }

  @Test
  void answersAUriThatIsTooLongWithAProblem() throws IOException {
    // When
    String answer = RawRequest.get(service, "/v1/" + "x".repeat(60_000));
    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 414 ")
        .containsIgnoringCase("\r\ncontent-type: application/problem+json\r\n")
        .contains("\"code\":\"uri-too-long\"", "\"cure\":\"", "4096");
  }
}
