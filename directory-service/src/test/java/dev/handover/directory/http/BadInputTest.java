package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.Installation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are refused, each with its problem; nothing is written for any of them. */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class BadInputTest extends ForestApi {

  private static final String SETS = "/v1/change-sets";
  private static final String GOOD = Moves.all("bad-input");
  private static final String NOBODY = "0192f0c1-0000-7000-8000-00000000dead";
  private static final String STATE = SETS + "/" + NOBODY + "/state";

  /** A request and the problem that answers it; {@code where} is null where no place is named. */
  record Case(
      String name,
      Method method,
      String path,
      String body,
      int status,
      String code,
      @Nullable String where) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return List.of(
        post("no body", "", 400, INVALID, ""),
        post("not JSON", "{\"group\": ", 400, INVALID, ""),
        post("not an object", "[]", 400, INVALID, ""),
        post("empty object", "{}", 400, INVALID, "/group"),
        post(
            "unknown property",
            with("\"group\"", "\"grupe\": 1, \"group\""),
            400,
            INVALID,
            "/grupe"),
        post(
            "repeated property",
            with("{\"group\"", "{\"group\": \"a\", \"group\""),
            400,
            INVALID,
            ""),
        post("number for text", with("\"bad-input\"", "7"), 400, INVALID, "/group"),
        post("group in capitals", with("bad-input", "Bad-Input"), 400, INVALID, "/group"),
        post("group too long", with("bad-input", "b".repeat(64)), 400, INVALID, "/group"),
        post(
            "computer with a dot",
            with("\"EXCH2\"", "\"exch2.example.test\""),
            400,
            INVALID,
            "/target/computer"),
        post("source is target", with("\"EXCH2\"", "\"EXCH1\""), 400, INVALID, "/source"),
        post(
            "primary is neither",
            with("\"primary\": {\"computer\": \"EXCH1\"", "\"primary\": {\"computer\": \"EXCH9\""),
            400,
            INVALID,
            "/source"),
        post("no tasks", Api.move("bad-input", Map.of()), 400, INVALID, "/tasks"),
        post(
            "unknown task",
            Api.move("bad-input", Map.of("no-such-task", "{}")),
            422,
            "unknown-task",
            "/tasks/0/name"),
        post(
            "missing parameter",
            Api.move("bad-input", Map.of("rehome-mailboxes", "{}")),
            422,
            PARAMETER,
            "/tasks/0/parameters/searchBases"),
        post(
            "unknown parameter",
            Api.move("bad-input", Map.of("routing-master", "{\"color\": [\"red\"]}")),
            422,
            PARAMETER,
            "/tasks/0/parameters/color"),
        post(
            "parameter is no list",
            Api.move("bad-input", Map.of("routing-master", "{\"color\": \"red\"}")),
            400,
            INVALID,
            "/tasks/0/parameters/color"),
        post(
            "body too large",
            "{\"group\": \"" + "x".repeat(1_100_000) + "\"}",
            413,
            "body-too-large",
            null),
        put(
            "fence without epoch",
            "{\"desired\": \"APPLIED\", \"fence\": {\"group\": \"g\", \"issuer\": \"%s\"}}"
                .formatted(NOBODY),
            400,
            INVALID,
            "/fence/epoch"),
        put("epoch zero", desired("APPLIED", "0"), 400, INVALID, "/fence/epoch"),
        put("epoch as text", desired("APPLIED", "\"1\""), 400, INVALID, "/fence/epoch"),
        put("epoch with a fraction", desired("APPLIED", "1.5"), 400, INVALID, "/fence/epoch"),
        put(
            "epoch too great",
            desired("APPLIED", "9007199254740992"),
            400,
            INVALID,
            "/fence/epoch"),
        put("unknown state", desired("DONE", "1"), 400, INVALID, "/desired"),
        put(
            "waits too long",
            desired("APPLIED", "1").replace("\"fence\"", "\"waitSeconds\": 31, \"fence\""),
            400,
            INVALID,
            "/waitSeconds"),
        put("no such change set", desired("APPLIED", "1"), 404, "not-found", null),
        get("id is no UUID", SETS + "/7", 400, INVALID),
        get("no such change set", SETS + "/" + NOBODY, 404, "not-found"),
        get(
            "no such change set's LDIF",
            SETS + "/" + NOBODY + "/ldif?direction=FORWARD",
            404,
            "not-found"),
        get("unknown direction", SETS + "/" + NOBODY + "/ldif?direction=UP", 400, INVALID),
        get("no direction", SETS + "/" + NOBODY + "/ldif", 400, INVALID),
        get("limit zero", SETS + "?limit=0", 400, INVALID),
        get("limit too great", SETS + "?limit=1001", 400, INVALID),
        get("limit is no number", SETS + "?limit=many", 400, INVALID),
        get("cursor is nonsense", SETS + "?cursor=%21", 400, INVALID),
        get("unknown outcome", SETS + "/" + NOBODY + "/changes?outcome=LOST", 400, INVALID),
        get("no such path", "/v1/nothing", 404, "not-found"),
        new Case("wrong method", Method.DELETE, SETS, "", 405, "method-not-allowed", null),
        new Case(
            "promise without issuer",
            Method.PUT,
            "/v1/promises/g",
            "{\"epoch\": 1}",
            400,
            INVALID,
            "/issuer"),
        new Case(
            "promise of a bad group",
            Method.PUT,
            "/v1/promises/G!",
            "{\"epoch\": 1, \"issuer\": \"%s\"}".formatted(NOBODY),
            400,
            INVALID,
            "group"));
  }

  private static final String INVALID = "invalid-request";
  private static final String PARAMETER = "invalid-task-parameter";

  private static Case post(
      String name, String body, int status, String code, @Nullable String where) {
    return new Case("preview: " + name, Method.POST, SETS, body, status, code, where);
  }

  private static Case put(
      String name, String body, int status, String code, @Nullable String where) {
    return new Case("apply: " + name, Method.PUT, STATE, body, status, code, where);
  }

  private static Case get(String name, String path, int status, String code) {
    return new Case("read: " + name, Method.GET, path, "", status, code, null);
  }

  private static String with(String part, String instead) {
    return GOOD.replace(part, instead);
  }

  private static String desired(String state, String epoch) {
    return "{\"desired\": \"%s\", \"fence\": {\"group\": \"bad-input\", \"epoch\": %s, \"issuer\": \"%s\"}}"
        .formatted(state, epoch, NOBODY);
  }

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
    assertThat(response.<String>path("type")).isEqualTo("urn:handover:problem:" + code);
    assertThat(forest().contents()).isEqualTo(directoryBefore);
    assertThat(store()).isEqualTo(storeBefore);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedAndNothingIsWritten(Case bad) throws Exception {
    // When
    RequestSpecification request =
        Api.wrong()
            .header("Authorization", "Bearer " + Installation.OPERATOR)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType(ContentType.JSON);
    Response response =
        (bad.body().isEmpty() ? request : request.body(bad.body()))
            .request(bad.method(), bad.path());
    // Then
    assertRefused(response, bad.status(), bad.code());
    if (bad.where() != null) {
      assertThat(response.jsonPath().getList("errors.where", String.class))
          .as(response.asString())
          .contains(bad.where());
    }
  }

  @Test
  void asksForAKeyThatNamesTheRequest() throws Exception {
    RequestSpecification noKey =
        Api.wrong().header("Authorization", "Bearer " + Installation.OPERATOR);
    assertRefused(noKey.contentType(ContentType.JSON).body(GOOD).post(SETS), 400, INVALID);
    RequestSpecification badKey =
        Api.wrong()
            .header("Authorization", "Bearer " + Installation.OPERATOR)
            .header("Idempotency-Key", "short");
    assertRefused(badKey.contentType(ContentType.JSON).body(GOOD).post(SETS), 400, INVALID);
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
    assertRefused(viewer.body(desired("APPLIED", "1")).put(STATE), 403, "forbidden");
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
  }
}
