package dev.handover.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The whole service over HTTP, on an emulated machine of the generic kind; every group here has a
 * name of its own.
 */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
class NodeApiTest {

  @Test
  void saysWhoItIs() {
    Caller.as("viewer")
        .get("/v1/node")
        .then()
        .statusCode(200)
        .body("name", equalTo("exch1"))
        .body("adapter", equalTo("EMULATED"))
        .body("bootId", notNullValue());
  }

  @Test
  void servesTheDocumentItWasBuiltFrom() throws IOException {
    // Given
    String file;
    try (InputStream in =
        getClass().getClassLoader().getResourceAsStream("openapi/node-service.yaml")) {
      file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    // When
    String served =
        Caller.plain()
            .header("Authorization", "Bearer " + LabNode.tokenOf("viewer"))
            .get("/openapi")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    // Then
    assertThat(served).isEqualTo(file);
  }

  @Test
  void tellsAStrangerOnlyThatItIsAlive() {
    Caller.plain().get("/q/health/live").then().statusCode(200);
    for (String path : List.of("/q/health", "/q/health/ready", "/q/health/started")) {
      Caller.plain().get(path).then().statusCode(401).body("code", equalTo("unauthenticated"));
      Caller.plain()
          .header("Authorization", "Bearer " + LabNode.tokenOf("viewer"))
          .get(path)
          .then()
          .statusCode(200);
    }
  }

  @Test
  void keepsAPromiseAndRefusesAnOlderEpoch() {
    promise("promised", 7).statusCode(200).body("epoch", equalTo(7));
    promise("promised", 7).statusCode(200);
    promise("promised", 6)
        .statusCode(409)
        .body("code", equalTo("stale-epoch"))
        .body("promisedEpoch", equalTo(7));
    Caller.as("viewer")
        .get("/v1/promises")
        .then()
        .statusCode(200)
        .body("items.group", hasItem("promised"));
  }

  @Test
  void refusesTheSameEpochFromAnotherIssuer() {
    promise("twice-issued", 3).statusCode(200);
    Caller.as("operator")
        .body("{\"epoch\":3,\"issuer\":\"0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c56\"}")
        .put("/v1/promises/twice-issued")
        .then()
        .statusCode(409)
        .body("code", equalTo("stale-epoch"));
  }

  @Test
  void startsAndStopsAServiceAndIsHarmlessWhenAskedAgain() {
    for (int time = 0; time < 2; time++) {
      service("AppAgent", "RUNNING", 10).statusCode(200).body("state", equalTo("RUNNING"));
    }
    for (int time = 0; time < 2; time++) {
      service("AppAgent", "STOPPED", 10).statusCode(200).body("state", equalTo("STOPPED"));
    }
  }

  @Test
  void answersAcceptedWhileAServiceIsOnItsWay() {
    service("AppAgent", "STOPPED", 10).statusCode(200);
    service("AppAgent", "RUNNING", 0).statusCode(202).header("Retry-After", "1");
    service("AppAgent", "RUNNING", 10).statusCode(200);
  }

  @Test
  void listsServicesAndThoseThatAreNotInstalled() {
    Caller.as("viewer")
        .queryParam("name", "RpcSs", "NoSuchService")
        .get("/v1/services")
        .then()
        .statusCode(200)
        .body("items.name", contains("RpcSs", "NoSuchService"))
        .body("items.state", contains("RUNNING", "NOT_INSTALLED"));
    Caller.as("viewer")
        .get("/v1/services")
        .then()
        .statusCode(200)
        .body("items.name", hasItem("AppServer"));
    Caller.as("viewer")
        .get("/v1/services/NoSuchService")
        .then()
        .statusCode(404)
        .body("code", equalTo("service-not-found"));
  }

  @Test
  void movesAGroupInAndProvesThatItLetGo() {
    service("AppServer", "RUNNING", 10)
        .statusCode(409)
        .body("code", equalTo("service-failed"))
        .body("windowsError", equalTo(1068));
    service("AppDatabase", "STOPPED", 10).statusCode(200).body("exitCode", equalTo(1067));
    disk("ONLINE")
        .statusCode(200)
        .body("state", equalTo("ONLINE"))
        .body("heldBy", equalTo("exch1"));
    address("PRESENT").statusCode(200).body("interfaceName", equalTo("Public LAN"));
    service("AppServer", "RUNNING", 10).statusCode(200);
    disk("OFFLINE")
        .statusCode(409)
        .body("code", equalTo("disk-in-use"))
        .body("errors.detail", hasItem(startsWith("open by AppServer (pid ")));
    release()
        .statusCode(409)
        .body("code", equalTo("not-released"))
        .body("errors.size()", equalTo(4));

    service("AppDatabase", "STOPPED", 10).statusCode(200);
    disk("OFFLINE").statusCode(200).body("state", equalTo("OFFLINE"));
    address("ABSENT").statusCode(200).body("state", equalTo("ABSENT"));
    release().statusCode(200).body("node", equalTo("exch1")).body("epoch", equalTo(7));
  }

  private static io.restassured.response.ValidatableResponse promise(String group, long epoch) {
    return Caller.as("operator")
        .body("{\"epoch\":%d,\"issuer\":\"%s\"}".formatted(epoch, Caller.ISSUER))
        .put("/v1/promises/" + group)
        .then();
  }

  private static io.restassured.response.ValidatableResponse service(
      String name, String desired, int wait) {
    String body =
        "{\"desired\":\"%s\",\"waitSeconds\":%d,\"fence\":%s}"
            .formatted(desired, wait, Caller.fence("app", 7));
    return Caller.as("operator").body(body).put("/v1/services/" + name + "/state").then();
  }

  private static io.restassured.response.ValidatableResponse disk(String desired) {
    String body =
        "{\"desired\":\"%s\",\"mountPoint\":\"X:\",\"fence\":%s}"
            .formatted(desired, Caller.fence("app", 7));
    return Caller.as("operator").body(body).put("/v1/disks/data/state").then();
  }

  private static io.restassured.response.ValidatableResponse address(String desired) {
    String body =
        "{\"desired\":\"%s\",\"prefixLength\":24,\"fence\":%s}"
            .formatted(desired, Caller.fence("app", 7));
    return Caller.as("operator").body(body).put("/v1/addresses/192.0.2.50/state").then();
  }

  private static io.restassured.response.ValidatableResponse release() {
    String body =
        ("{\"epoch\":7,\"issuer\":\"%s\",\"services\":[\"AppServer\",\"AppDatabase\"],"
                + "\"disk\":\"data\",\"address\":\"192.0.2.50\"}")
            .formatted(Caller.ISSUER);
    return Caller.as("operator").body(body).put("/v1/releases/app").then();
  }
}
