package dev.handover.directory.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.handover.directory.Installation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the service tells of itself, and the promises that it keeps. */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class ServiceApiTest extends ForestApi {

  @Test
  void servesTheDocumentItWasBuiltFrom() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            Thread.currentThread().getContextClassLoader().getResourceAsStream(Api.CONTRACT))) {
      assertThat(Api.viewer().get("/openapi").asString())
          .isEqualTo(new String(in.readAllBytes(), UTF_8));
    }
  }

  @Test
  void tellsNobodyWithoutATokenMoreThanThatItIsAlive() {
    RestAssured.get("/q/health/live").then().statusCode(200);
    RestAssured.get("/q/health").then().statusCode(401);
    RestAssured.get("/q/health/ready").then().statusCode(401);
    RestAssured.given()
        .header("Authorization", "Bearer " + Installation.VIEWER)
        .get("/q/health/ready")
        .then()
        .statusCode(200);
  }

  @Test
  void describesTheDirectory() {
    Api.viewer()
        .get("/v1/directory")
        .then()
        .statusCode(200)
        .body("server", equalTo("dc1.example.test"))
        .body("security", equalTo("PLAIN"))
        .body("configurationNamingContext", equalTo("CN=Configuration,DC=example,DC=test"))
        .body("domainControllers", hasSize(1))
        .body("domainControllers[0].url", startsWith("ldap://127.0.0.1:"))
        .body("domainControllers[0].used", equalTo(true));
  }

  @Test
  void listsTheTasksOfAMove() {
    Api.viewer()
        .get("/v1/tasks")
        .then()
        .statusCode(200)
        .body("items.name", hasItems(Moves.TASKS.keySet().toArray(String[]::new)))
        .body("items.name", hasItem("dns-address"));
  }

  @Test
  void keepsAPromiseAndRefusesLessOfIt() {
    promise(7, Moves.ISSUER, 200);
    promise(7, Moves.ISSUER, 200);
    promise(6, Moves.ISSUER, 409);
    promise(7, UUID.randomUUID(), 409);
    promise(8, UUID.randomUUID(), 200);
    Api.viewer().get("/v1/promises").then().statusCode(200).body("items.group", hasItem("kept"));
  }

  private static void promise(long epoch, UUID issuer, int status) {
    Api.operator()
        .body("{\"epoch\": %d, \"issuer\": \"%s\"}".formatted(epoch, issuer))
        .put("/v1/promises/kept")
        .then()
        .statusCode(status);
  }
}
