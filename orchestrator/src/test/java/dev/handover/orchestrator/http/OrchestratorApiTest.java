package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * The whole service over HTTP, with nodes and directory in memory; every test that moves a group
 * has its own.
 */
@QuarkusTest
@TestProfile(FakesOnly.class)
class OrchestratorApiTest {
  @Inject FakeNodes nodes;

  static ValidatableResponse start(String group, String target, String key, String prefer) {
    return Client.as("operator")
        .header("Idempotency-Key", key)
        .header("Prefer", prefer)
        .body(
            "{\"kind\": \"SWITCHOVER\", \"target\": \"%s\", \"reason\": \"patch day\"}"
                .formatted(target))
        .post("/v1/groups/{group}/operations", group)
        .then();
  }

  @Test
  void servesTheDocumentItWasBuiltFrom() throws IOException {
    try (InputStream in =
        getClass().getClassLoader().getResourceAsStream("openapi/orchestrator.yaml")) {
      String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String served =
          Client.as("viewer").get("/openapi").then().statusCode(200).extract().asString();
      assertThat(served).isEqualTo(file);
    }
  }

  @Test
  void tellsNobodyWithoutATokenMoreThanThatItIsAlive() {
    Client.plain().get("/q/health/live").then().statusCode(200);
    Client.plain().get("/q/health").then().statusCode(401);
    Client.plain().get("/q/health/ready").then().statusCode(401);
  }

  @Test
  void listsGroupsAndProfiles() {
    Client.as("viewer")
        .get("/v1/groups")
        .then()
        .statusCode(200)
        .body("items.name", hasItems("archive", "mail"));
    Client.as("viewer")
        .get("/v1/profiles")
        .then()
        .statusCode(200)
        .body(
            "items.name",
            contains("exchange-2003", "exchange-2007", "exchange-5.5", "generic-service"))
        .body("items[1].services", org.hamcrest.Matchers.hasSize(15));
  }

  @Test
  void asksBothNodesAboutAGroup() {
    Client.as("viewer")
        .get("/v1/groups/view")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("activeNode", equalTo("view-1"))
        .body("nodes.role", contains("PRIMARY", "BACKUP"))
        .body("nodes[0].servicesRunning", is(2));
    Client.as("viewer")
        .accept("text/plain")
        .get("/v1/groups/view")
        .then()
        .statusCode(200)
        .header("Content-Type", "text/plain;charset=UTF-8")
        .body(startsWith("GROUP      view (generic-service)\nactive     view-1\n"));
  }

  @Test
  void previewsInJsonAndAsAPlanForPeople() {
    String request = "{\"kind\": \"SWITCHOVER\", \"target\": \"view-2\"}";
    String hash =
        Client.as("operator")
            .body(request)
            .post("/v1/groups/view/plans")
            .then()
            .statusCode(200)
            .body("runnable", is(true))
            .body("directory.changes", is(2))
            .body("steps.state", everyItem(is("PENDING")))
            .extract()
            .path("hash");
    Client.as("operator")
        .accept("text/plain")
        .body(request)
        .post("/v1/groups/view/plans")
        .then()
        .statusCode(200)
        .header("Content-Type", "text/plain;charset=UTF-8")
        .body(containsString("PLAN  SWITCHOVER of group view: view-1 -> view-2\nhash  " + hash))
        .body(containsString("==== the pivot"))
        .body(
            containsString("delete: servicePrincipalName\nservicePrincipalName: HOST/MAIL1\n-\n"));
  }

  @Test
  void movesAGroupAndAnswersTheSameRequestWithTheSameOperation() {
    ValidatableResponse moved = start("mail", "mail-2", "move-mail-1", "wait=30").statusCode(200);
    moved
        .header("Preference-Applied", "wait=30")
        .body("state", is("SUCCEEDED"))
        .body("actor", is("test-operator"))
        .body("steps.state", everyItem(is("SUCCEEDED")));
    String id = moved.extract().path("id");
    String etag = moved.extract().header("ETag");

    start("mail", "mail-2", "move-mail-1", "wait=0")
        .statusCode(200)
        .body("id", is(id))
        .header("Location", "/v1/operations/" + id);
    Client.as("viewer")
        .header("If-None-Match", etag)
        .get("/v1/operations/{id}", id)
        .then()
        .statusCode(304);
    isToldInEveryForm(id, etag);
    Client.as("viewer")
        .get("/v1/groups/mail")
        .then()
        .body("summary.owner", is("mail-2"))
        .body("activeNode", is("mail-2"));
  }

  private static void isToldInEveryForm(String id, String etag) {
    Client.as("viewer")
        .get("/v1/operations/{id}", id)
        .then()
        .statusCode(200)
        .header("ETag", etag)
        .body("outageSeconds", notNullValue());
    Client.as("viewer")
        .queryParam("group", "mail")
        .get("/v1/operations")
        .then()
        .statusCode(200)
        .body("items.id", contains(id));
    Client.as("viewer")
        .get("/v1/operations/{id}/journal", id)
        .then()
        .statusCode(200)
        .body("items[0].type", is("OPERATION_CREATED"))
        .body("items.type", hasItem("ENDED"));
    Client.as("viewer")
        .accept("text/plain")
        .get("/v1/operations/{id}", id)
        .then()
        .statusCode(200)
        .body(startsWith("OPERATION  " + id))
        .header("Content-Type", "text/plain;charset=UTF-8")
        .body(containsString("STATE      SUCCEEDED after "));
  }

  @Test
  void haltsForAPersonAndGoesOnWhenTold() {
    // Given: the pivot is behind us when a service cannot be started
    nodes.breakService("files-2", "Second");
    ValidatableResponse halted =
        start("files", "files-2", "move-files-1", "wait=60")
            .statusCode(200)
            .body("state", is("HALTED"));
    String id = halted.body("halted", containsString("event log of files-2")).extract().path("id");

    // When
    nodes.repairService("files-2", "Second");
    Client.as("operator")
        .header("If-Match", halted.extract().header("ETag"))
        .body("{\"command\": \"RESUME\", \"reason\": \"repaired\"}")
        .post("/v1/operations/{id}/commands", id)
        .then()
        .statusCode(202)
        .body("id", is(id))
        .header("ETag", notNullValue());

    // Then
    Client.as("viewer")
        .header("Prefer", "wait=60")
        .get("/v1/operations/{id}", id)
        .then()
        .statusCode(200)
        .body("state", is("SUCCEEDED"));
    Client.as("viewer")
        .get("/v1/operations/{id}/journal", id)
        .then()
        .statusCode(200)
        .body("items.find { it.type == 'RESUMED' }.actor", is("test-operator"));
  }

  @Test
  void putsANewGroupInForceOnReloadAndKeepsTheOldOnesWhenAFileIsWrong() throws IOException {
    Files.writeString(Lab.groupFile("extra"), Lab.group("extra", 99));
    Client.as("admin")
        .post("/v1/configuration/reloads")
        .then()
        .statusCode(200)
        .body("items.name", hasItem("extra"));

    Files.writeString(
        Lab.groupFile("extra"),
        Lab.group("extra", 99).replace("http://192.0.2.99:8082", "nowhere"));
    Client.as("admin")
        .post("/v1/configuration/reloads")
        .then()
        .statusCode(422)
        .body("code", is("invalid-configuration"))
        .body("errors[0].where", is("groups/extra.yaml:4: nodes.primary.url"))
        .body("errors[0].cure", notNullValue());
    Client.as("viewer").get("/v1/groups").then().body("items.name", hasItem("extra"));

    Files.delete(Lab.groupFile("extra"));
    Client.as("admin").post("/v1/configuration/reloads").then().statusCode(200);
    Client.as("viewer")
        .get("/v1/groups/extra")
        .then()
        .statusCode(404)
        .body("code", is("group-not-found"));
  }
}
