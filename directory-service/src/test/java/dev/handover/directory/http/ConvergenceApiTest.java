package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.handover.directory.TinyForest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Waiting over HTTP until the servers agree. */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class ConvergenceApiTest extends ForestApi {

  private static String applied(String group) {
    String id = Api.preview(Moves.all(group), UUID.randomUUID().toString()).path("id");
    assertThat(Api.bring(id, Moves.desired("APPLIED", group, 1)).statusCode()).isEqualTo(200);
    return id;
  }

  private static String path(String id) {
    return "/v1/change-sets/" + id + "/convergence";
  }

  @Test
  void agreesWithTheOneThatWasWritten() {
    // Given
    String id = applied("converge");
    Api.viewer().get(path(id)).then().statusCode(404);
    // When, Then
    Api.operator()
        .header("Prefer", "wait=30")
        .body("{\"expect\": \"APPLIED\"}")
        .post(path(id))
        .then()
        .statusCode(200)
        .body("state", equalTo("AGREED"))
        .body("servers.state", contains("AGREES"))
        .body("servers.written", contains(true))
        .body("servers[0].since", notNullValue());
    Api.viewer().get(path(id)).then().statusCode(200).body("policy", equalTo("ALL"));
  }

  @Test
  void goesOnInTheBackgroundAndTellsWhatDiffers() throws Exception {
    // Given
    String id = applied("diverge");
    forest()
        .server()
        .modify(
            "dn: CN=User 01," + TinyForest.USERS,
            "changetype: modify",
            "replace: homeMDB",
            "homeMDB: CN=elsewhere");
    String body = "{\"expect\": \"APPLIED\", \"policy\": \"MAJORITY\", \"deadlineSeconds\": 2}";
    // When
    Api.operator().body(body).post(path(id)).then().statusCode(202);
    // Then
    Api.operator()
        .header("Prefer", "wait=30")
        .body(body)
        .post(path(id))
        .then()
        .statusCode(200)
        .body("state", equalTo("MISSED"))
        .body("servers[0].state", equalTo("DIFFERS"))
        .body("servers[0].first.attribute", equalTo("homeMDB"))
        .body("servers[0].first.found", contains("CN=elsewhere"));
  }

  @Test
  void saysThatAServerDoesNotAnswer() {
    // Given
    String id = applied("silence");
    // When, Then
    Api.operator()
        .header("Prefer", "wait=30")
        .body(
            "{\"expect\": \"APPLIED\", \"deadlineSeconds\": 1,"
                + " \"domainControllers\": [{\"url\": \"ldap://127.0.0.1:1\"}]}")
        .post(path(id))
        .then()
        .statusCode(200)
        .body("state", equalTo("MISSED"))
        .body("servers.state", contains("AGREES", "UNREACHABLE"))
        .body("servers[1].detail", notNullValue());
  }
}
