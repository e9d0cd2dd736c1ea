package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
  private static final String PLANS = "/v1/groups/archive/plans";
  private static final String GOOD =
      "{\"kind\":\"SWITCHOVER\",\"target\":\"archive-2\",\"reason\":\"patch day\"}";
  private static final UUID NOBODY = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
  private static final String ONE_OPERATION = "/v1/operations/" + NOBODY;

  /**
   * A request.
   *
   * @param role of the token
   * @param change what is wrong with it
   * @param says what the answer must name
   */
  record Case(
      String name,
      String role,
      Method method,
      String path,
      UnaryOperator<RequestSpecification> change,
      int status,
      String code,
      String says) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> bodies() {
    return Stream.of(
        start(
            "unknown kind",
            body("{\"kind\":\"MOVE\",\"target\":\"archive-2\",\"reason\":\"patch day\"}"),
            400,
            "invalid-request",
            "MOVE"),
        start(
            "kind in lower case",
            body("{\"kind\":\"switchover\",\"target\":\"archive-2\",\"reason\":\"patch day\"}"),
            400,
            "invalid-request",
            "kind"),
        start(
            "number for kind",
            body("{\"kind\":0,\"target\":\"archive-2\",\"reason\":\"patch day\"}"),
            400,
            "invalid-request",
            "kind"),
        start(
            "unknown property",
            body(
                "{\"kind\":\"STOP\",\"target\":\"archive-1\",\"reason\":\"patch day\",\"force\":true}"),
            400,
            "invalid-request",
            "force"),
        start(
            "repeated property",
            body(
                "{\"kind\":\"STOP\",\"kind\":\"START\",\"target\":\"archive-1\",\"reason\":\"patch day\"}"),
            400,
            "invalid-request",
            "kind"),
        start(
            "missing reason",
            body("{\"kind\":\"SWITCHOVER\",\"target\":\"archive-2\"}"),
            400,
            "invalid-request",
            "reason"),
        start(
            "reason too short",
            body("{\"kind\":\"SWITCHOVER\",\"target\":\"archive-2\",\"reason\":\"x\"}"),
            400,
            "invalid-request",
            "reason"),
        start(
            "number for reason",
            body("{\"kind\":\"SWITCHOVER\",\"target\":\"archive-2\",\"reason\":12345}"),
            400,
            "invalid-request",
            "reason"),
        start(
            "missing target",
            body("{\"kind\":\"SWITCHOVER\",\"reason\":\"patch day\"}"),
            400,
            "invalid-request",
            "target"),
        start(
            "target is no name",
            body("{\"kind\":\"SWITCHOVER\",\"target\":\"Archive 2\",\"reason\":\"patch day\"}"),
            400,
            "invalid-request",
            "target"),
        start(
            "hash in the wrong form",
            body(
                "{\"kind\":\"SWITCHOVER\",\"target\":\"archive-2\",\"reason\":\"patch day\",\"planHash\":\"md5:00\"}"),
            400,
            "invalid-request",
            "planHash"),
        start(
            "unknown policy",
            body(
                "{\"kind\":\"SWITCHOVER\",\"target\":\"archive-2\",\"reason\":\"patch day\",\"onFailure\":\"IGNORE\"}"),
            400,
            "invalid-request",
            "IGNORE"),
        start(
            "attestation reason too short",
            body(
                "{\"kind\":\"FAILOVER\",\"target\":\"archive-2\",\"reason\":\"patch day\",\"attestation\":{\"statement\":\"SOURCE_IS_OFF\",\"reason\":\"yes\"}}"),
            400,
            "invalid-request",
            "attestation"),
        start("not JSON", body("{kind"), 400, "invalid-request", "JSON"),
        start("two documents", body(GOOD + GOOD), 400, "invalid-request", ""),
        start("empty body", body(""), 400, "invalid-request", ""),
        start("a list for an object", body("[]"), 400, "invalid-request", ""),
        start(
            "body too large",
            body("{\"reason\":\"" + "x".repeat(1_100_000) + "\"}"),
            413,
            "body-too-large",
            ""),
        start(
            "wrong content type",
            s -> s.contentType(ContentType.TEXT).body(GOOD),
            415,
            "unsupported-media-type",
            ""));
  }

  static Stream<Case> headersAndPaths() {
    return Stream.of(
        new Case(
            "missing key",
            "operator",
            Method.POST,
            START,
            body(GOOD),
            400,
            "invalid-request",
            "dempotency"),
        new Case(
            "short key",
            "operator",
            Method.POST,
            START,
            s -> s.header("Idempotency-Key", "abc").body(GOOD),
            400,
            "invalid-request",
            "dempotency"),
        new Case(
            "key with blanks",
            "operator",
            Method.POST,
            START,
            s -> s.header("Idempotency-Key", "abc def ghi").body(GOOD),
            400,
            "invalid-request",
            "dempotency"),
        new Case(
            "group is no name",
            "viewer",
            Method.GET,
            "/v1/groups/No_Group",
            same(),
            400,
            "invalid-request",
            "group"),
        new Case(
            "group is no name, as text",
            "viewer",
            Method.GET,
            "/v1/groups/No_Group",
            s -> s.accept("text/plain"),
            400,
            "invalid-request",
            "group"),
        new Case(
            "unknown group",
            "viewer",
            Method.GET,
            "/v1/groups/nowhere",
            same(),
            404,
            "group-not-found",
            "nowhere"),
        new Case(
            "plan for an unknown group",
            "operator",
            Method.POST,
            "/v1/groups/nowhere/plans",
            body("{\"kind\":\"STOP\",\"target\":\"x\"}"),
            404,
            "group-not-found",
            "nowhere"),
        new Case(
            "id is no UUID",
            "viewer",
            Method.GET,
            "/v1/operations/42",
            same(),
            400,
            "invalid-request",
            ""),
        new Case(
            "unknown operation",
            "viewer",
            Method.GET,
            ONE_OPERATION,
            same(),
            404,
            "operation-not-found",
            NOBODY.toString()),
        new Case(
            "unknown operation, as text",
            "viewer",
            Method.GET,
            ONE_OPERATION,
            s -> s.accept("text/plain"),
            404,
            "operation-not-found",
            NOBODY.toString()),
        new Case(
            "events of an unknown operation",
            "viewer",
            Method.GET,
            ONE_OPERATION + "/events",
            s -> s.accept("text/event-stream"),
            404,
            "operation-not-found",
            ""),
        new Case(
            "wrong Last-Event-ID",
            "viewer",
            Method.GET,
            ONE_OPERATION + "/events",
            s -> s.accept("text/event-stream").header("Last-Event-ID", "x"),
            400,
            "invalid-request",
            ""),
        new Case(
            "bad cursor",
            "viewer",
            Method.GET,
            "/v1/operations?cursor=abc",
            same(),
            400,
            "invalid-request",
            ""),
        new Case(
            "limit too large",
            "viewer",
            Method.GET,
            "/v1/operations?limit=1000",
            same(),
            400,
            "invalid-request",
            "limit"),
        new Case(
            "limit is no number",
            "viewer",
            Method.GET,
            "/v1/operations?limit=many",
            same(),
            400,
            "invalid-request",
            ""),
        new Case(
            "unknown state",
            "viewer",
            Method.GET,
            "/v1/operations?state=BUSY",
            same(),
            400,
            "invalid-request",
            ""),
        new Case("unknown path", "viewer", Method.GET, "/v1/nothing", same(), 404, "not-found", ""),
        new Case(
            "wrong method",
            "viewer",
            Method.DELETE,
            "/v1/groups",
            same(),
            405,
            "method-not-allowed",
            ""),
        new Case(
            "a form that there is not",
            "viewer",
            Method.GET,
            "/v1/groups",
            s -> s.accept("image/png"),
            406,
            "not-acceptable",
            ""));
  }

  static Stream<Case> rights() {
    String attested =
        "{\"kind\":\"FAILOVER\",\"target\":\"archive-2\",\"reason\":\"patch day\",\"attestation\":{\"statement\":\"SOURCE_IS_OFF\",\"reason\":\"pulled the cords\"}}";
    return Stream.of(
        new Case(
            "viewer plans",
            "viewer",
            Method.POST,
            PLANS,
            body("{\"kind\":\"SWITCHOVER\",\"target\":\"archive-2\"}"),
            403,
            "forbidden",
            ""),
        new Case(
            "viewer starts",
            "viewer",
            Method.POST,
            START,
            s -> key(s).body(GOOD),
            403,
            "forbidden",
            ""),
        new Case(
            "operator attests",
            "operator",
            Method.POST,
            START,
            s -> key(s).body(attested),
            403,
            "forbidden",
            ""),
        new Case(
            "operator abandons",
            "operator",
            Method.POST,
            ONE_OPERATION + "/commands",
            body("{\"command\":\"ABANDON\",\"reason\":\"no way\"}"),
            403,
            "forbidden",
            ""),
        new Case(
            "approver reloads",
            "approver",
            Method.POST,
            "/v1/configuration/reloads",
            same(),
            403,
            "forbidden",
            ""),
        new Case(
            "command for an unknown operation",
            "operator",
            Method.POST,
            ONE_OPERATION + "/commands",
            body("{\"command\":\"PAUSE\",\"reason\":\"wait\"}"),
            404,
            "operation-not-found",
            ""),
        new Case(
            "unknown command",
            "operator",
            Method.POST,
            ONE_OPERATION + "/commands",
            body("{\"command\":\"KILL\",\"reason\":\"wait\"}"),
            400,
            "invalid-request",
            "KILL"),
        new Case(
            "command without reason",
            "operator",
            Method.POST,
            ONE_OPERATION + "/commands",
            body("{\"command\":\"PAUSE\"}"),
            400,
            "invalid-request",
            "reason"));
  }

  static Stream<Case> refusalsAsThingsStand() {
    return Stream.of(
        start(
            "unknown target",
            body("{\"kind\":\"SWITCHOVER\",\"target\":\"elsewhere\",\"reason\":\"patch day\"}"),
            422,
            "unknown-target",
            "elsewhere"),
        start(
            "already there",
            body("{\"kind\":\"SWITCHOVER\",\"target\":\"archive-1\",\"reason\":\"patch day\"}"),
            409,
            "already-active",
            ""),
        start(
            "source is alive",
            body("{\"kind\":\"FAILOVER\",\"target\":\"archive-2\",\"reason\":\"patch day\"}"),
            409,
            "source-not-lost",
            ""),
        start(
            "not there",
            body("{\"kind\":\"STOP\",\"target\":\"archive-2\",\"reason\":\"patch day\"}"),
            409,
            "not-active",
            ""),
        start(
            "another plan",
            body(GOOD.replace("}", ",\"planHash\":\"sha256:" + "0".repeat(64) + "\"}")),
            412,
            "plan-changed",
            ""),
        new Case(
            "blocked",
            "operator",
            Method.POST,
            "/v1/groups/legacy/operations",
            s -> key(s).body(GOOD.replace("archive", "legacy")),
            422,
            "plan-blocked",
            "spn-held-by-another"));
  }

  @ParameterizedTest
  @MethodSource({"bodies", "headersAndPaths", "rights", "refusalsAsThingsStand"})
  void refusesAndWritesNothing(Case bad) {
    // Given
    String before = operations();

    // When
    RequestSpecification request = bad.change().apply(Client.rude(bad.role()));
    String answer =
        request
            .request(bad.method(), bad.path())
            .then()
            .statusCode(bad.status())
            .contentType(startsWith("application/problem+json"))
            .body("code", is(bad.code()))
            .body("type", is("urn:handover:problem:" + bad.code()))
            .body("cure", not(blankOrNullString()))
            .extract()
            .asString();

    // Then
    assertThat(answer).contains(bad.says()).doesNotContain("Exception", "dev.handover", "hnd_");
    assertThat(operations()).isEqualTo(before);
  }

  @Test
  void refusesWhoeverHasNoToken() {
    for (String path : new String[] {"/v1/groups", "/openapi", "/v1/nothing", ONE_OPERATION}) {
      Client.plain()
          .get(path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", containsString("Bearer"))
          .body("code", is("unauthenticated"));
      Client.plain()
          .header("Authorization", "Bearer hnd_wrong")
          .get(path)
          .then()
          .statusCode(401)
          .body("code", is("unauthenticated"));
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

    // When, Then
    Client.as("operator")
        .header("Idempotency-Key", "bad-input-key")
        .body(GOOD.replace("patch day", "another"))
        .post(START)
        .then()
        .statusCode(422)
        .body("code", is("idempotency-key-reused"));
    Client.as("operator")
        .body("{\"command\":\"RESUME\",\"reason\":\"go on\"}")
        .post("/v1/operations/{id}/commands", id)
        .then()
        .statusCode(409)
        .body("code", is("wrong-state"));
    Client.as("operator")
        .header("If-Match", "\"1\"")
        .body("{\"command\":\"PAUSE\",\"reason\":\"wait\"}")
        .post("/v1/operations/{id}/commands", id)
        .then()
        .statusCode(412)
        .body("code", is("version-changed"));
    assertThat(operations()).isEqualTo(before);
    OrchestratorApiTest.start("archive", "archive-1", "bad-input-back", "wait=30")
        .statusCode(200)
        .body("state", is("SUCCEEDED"));
  }

  private static String operations() {
    return Client.as("viewer")
        .get("/v1/operations?limit=200")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static Case start(
      String name,
      UnaryOperator<RequestSpecification> change,
      int status,
      String code,
      String says) {
    return new Case(
        name, "operator", Method.POST, START, s -> change.apply(key(s)), status, code, says);
  }

  private static RequestSpecification key(RequestSpecification request) {
    return request.header("Idempotency-Key", "bad-input-" + UUID.randomUUID());
  }

  private static UnaryOperator<RequestSpecification> body(String body) {
    return request -> request.body(body);
  }

  private static UnaryOperator<RequestSpecification> same() {
    return request -> request;
  }
}
