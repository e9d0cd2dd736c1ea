package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a printed plan tells people to enter works as it is printed. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class PrintedCommandTest {
  private static final Pattern HEADER = Pattern.compile("-H '([^:']+): ([^']*)'");
  private static final Pattern BODY = Pattern.compile("-d '((?:[^']|'\\\\'')*)'\n");
  private static final Pattern ADDRESS = Pattern.compile("-X POST '([^']+)'");

  @Inject FakeNodes nodes;

  @Test
  void thePrintedCommandMovesTheGroup() {
    // Given
    String plan =
        plan("operator", "printed", "{\"kind\": \"SWITCHOVER\", \"target\": \"printed-2\"}");

    // When
    Response moved = entered(plan, "operator");

    // Then
    moved.then().statusCode(200).body("state", is("SUCCEEDED")).body("target", is("printed-2"));
    String again = entered(plan, "operator").then().statusCode(200).extract().path("id");
    assertThat(again).isEqualTo(moved.path("id").toString());
  }

  @Test
  void thePrintedCommandOfAnAttestedFailoverCarriesTheAttestation() {
    // Given
    nodes.setAway("lost-1");
    String word = "I pulled the plug; it's dark";
    String plan =
        plan(
            "approver",
            "lost",
            "{\"kind\": \"FAILOVER\", \"target\": \"lost-2\", \"attestation\": {\"statement\": \"SOURCE_IS_OFF\", \"reason\": \"%s\"}}"
                .formatted(word));

    // When, Then
    entered(plan, "approver").then().statusCode(200).body("state", is("SUCCEEDED"));
  }

  @Test
  void theVerdictIsInAHeaderOfBothForms() {
    for (String form : new String[] {"text/plain", "application/json"}) {
      asked("operator", form, "view", "{\"kind\": \"SWITCHOVER\", \"target\": \"view-2\"}")
          .then()
          .statusCode(200)
          .header("Handover-Runnable", "true");
      asked("operator", form, "legacy", "{\"kind\": \"SWITCHOVER\", \"target\": \"legacy-2\"}")
          .then()
          .statusCode(200)
          .header("Handover-Runnable", "false");
    }
  }

  private static String plan(String role, String group, String request) {
    return asked(role, "text/plain", group, request).then().statusCode(200).extract().asString();
  }

  private static Response asked(String role, String form, String group, String request) {
    return Client.as(role).accept(form).body(request).post("/v1/groups/{group}/plans", group);
  }

  /** Does what the shell and curl would do with it, and waits for the end. */
  private static Response entered(String plan, String role) {
    assertThat(plan).contains("-H \"Authorization: Bearer $(cat TOKEN_FILE)\"");
    RequestSpecification request = Client.as(role).header("Prefer", "wait=60");
    Matcher header = HEADER.matcher(plan);
    while (header.find()) {
      if (header.group(1).equals("Content-Type")) {
        request.contentType(header.group(2));
      } else {
        request.header(header.group(1), header.group(2));
      }
    }
    return request
        .body(found(BODY, plan).replace("'\\''", "'"))
        .post(URI.create(found(ADDRESS, plan)).getPath());
  }

  private static String found(Pattern pattern, String plan) {
    Matcher matcher = pattern.matcher(plan);
    assertThat(matcher.find()).as("%s in %s", pattern, plan).isTrue();
    return matcher.group(1);
  }
}
