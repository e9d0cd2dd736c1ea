package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.Installation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Requests that are refused, each with its problem; nothing is written for any of them. */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class BadInputTest extends ForestApi {

  private static final String SETS = "/v1/change-sets";
  private static final String NOBODY = "0192f0c1-0000-7000-8000-00000000dead";
  private static final Pattern SHORTHAND = Pattern.compile("(GOOD|STATE|TASKS|LARGE)\\{(.*)\\}");
  private static final String GOOD = Moves.all("bad-input");
  private static final String STATE = Moves.desired("APPLIED", "bad-input", 1);

  private List<String> directoryBefore = List.of();
  private String storeBefore = "";

  @BeforeEach
  void lookFirst() throws Exception {
    directoryBefore = forest().contents();
    storeBefore = store();
  }

  private static String store() {
    return Api.viewer().get(SETS + "?limit=1000").asString()
        + Api.viewer().get("/v1/promises").asString();
  }

  private void assertRefused(Response response, int status, String code) throws Exception {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(response.<String>path("code")).isEqualTo(code);
    assertThat(response.asString()).doesNotContain("dev.handover", "java.lang");
    assertThat(response.<String>path("type")).isEqualTo("urn:handover:problem:" + code);
    assertThat(forest().contents()).isEqualTo(directoryBefore);
    assertThat(store()).isEqualTo(storeBefore);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/bad-requests.csv",
      useHeadersInDisplayName = true,
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 10_000)
  void isRefusedAndNothingIsWritten(ArgumentsAccessor bad) throws Exception {
    // When
    RequestSpecification request =
        Api.wrong()
            .header("Authorization", "Bearer " + Installation.OPERATOR)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType(ContentType.JSON);
    String body = column(bad, 6);
    Response response =
        (body.isEmpty() ? request : request.body(expanded(body)))
            .request(column(bad, 1), column(bad, 2).replace("NOBODY", NOBODY));
    // Then
    assertRefused(response, Integer.parseInt(column(bad, 3)), column(bad, 4));
    String where = column(bad, 5);
    if (!where.equals("-")) {
      assertThat(response.jsonPath().getList("errors.where", String.class))
          .as(response.asString())
          .contains(where);
    }
  }

  private static String column(ArgumentsAccessor row, int index) {
    return Objects.requireNonNullElse(row.getString(index), "");
  }

  /** {@code WORD{…}} of the table as the body that it stands for; anything else as it is. */
  private static String expanded(String text) {
    Matcher shorthand = SHORTHAND.matcher(text);
    if (!shorthand.matches()) {
      return text;
    }
    String inner = shorthand.group(2);
    return switch (shorthand.group(1)) {
      case "GOOD" -> exchanged(GOOD, inner);
      case "STATE" -> exchanged(STATE, inner);
      case "TASKS" -> Api.move("bad-input", Map.of()).replace("[]", "[" + inner + "]");
      default -> "{\"group\": \"" + "x".repeat(Integer.parseInt(inner)) + "\"}";
    };
  }

  private static String exchanged(String good, String exchange) {
    int arrow = exchange.indexOf("=>");
    return good.replace(exchange.substring(0, arrow), exchange.substring(arrow + 2));
  }

  @Test
  void asksForAKeyThatNamesTheRequest() throws Exception {
    RequestSpecification noKey =
        Api.wrong().header("Authorization", "Bearer " + Installation.OPERATOR);
    assertRefused(
        noKey.contentType(ContentType.JSON).body(GOOD).post(SETS), 400, "invalid-request");
    RequestSpecification badKey =
        Api.wrong()
            .header("Authorization", "Bearer " + Installation.OPERATOR)
            .header("Idempotency-Key", "short");
    assertRefused(
        badKey.contentType(ContentType.JSON).body(GOOD).post(SETS), 400, "invalid-request");
    assertThat(badKey.post(SETS).jsonPath().getList("errors.where", String.class))
        .contains("Idempotency-Key");
  }

  @Test
  void asksForATokenThatAllowsIt() throws Exception {
    assertRefused(Api.wrong().get(SETS), 401, "unauthenticated");
    RequestSpecification unknown = Api.wrong().header("Authorization", "Bearer hnd_nobody");
    assertRefused(unknown.get("/openapi"), 401, "unauthenticated");
    RequestSpecification viewer =
        Api.wrong()
            .header("Authorization", "Bearer " + Installation.VIEWER)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType(ContentType.JSON);
    assertRefused(viewer.body(GOOD).post(SETS), 403, "forbidden");
    assertRefused(viewer.body(STATE).put(SETS + "/" + NOBODY + "/state"), 403, "forbidden");
  }

  @Test
  void readsAndWritesJsonOnly() throws Exception {
    RequestSpecification xml =
        Api.wrong()
            .header("Authorization", "Bearer " + Installation.OPERATOR)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType("application/xml");
    assertRefused(xml.body("<move/>").post(SETS), 415, "unsupported-media-type");
    RequestSpecification asXml =
        Api.wrong()
            .header("Authorization", "Bearer " + Installation.OPERATOR)
            .accept("application/xml");
    assertRefused(asXml.get(SETS), 406, "not-acceptable");
    RequestSpecification asNothing =
        Api.wrong()
            .header("Authorization", "Bearer " + Installation.OPERATOR)
            .header("Accept", "/");
    assertRefused(asNothing.get(SETS), 400, "invalid-request");
  }
}
