package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit over HTTP: what is in it of each request. */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class AuditApiTest extends ForestApi {
  private static final String PROMISE = "/v1/promises/audited";

  private static List<JsonPath> about(String path) {
    return Api.viewer()
        .accept("application/x-ndjson")
        .get("/v1/audit")
        .then()
        .statusCode(200)
        .contentType("application/x-ndjson")
        .extract()
        .asString()
        .lines()
        .map(JsonPath::from)
        .filter(entry -> entry.getString("path").equals(path))
        .toList();
  }

  private static String promise(long epoch) {
    return "{\"epoch\": %d, \"issuer\": \"%s\"}".formatted(epoch, Moves.ISSUER);
  }

  @Test
  void writesWhatWasAskedAndWhatCameOfIt() {
    // When
    Api.operator().body(promise(7)).put(PROMISE).then().statusCode(200);
    Api.operator().body(promise(6)).put(PROMISE).then().statusCode(409);
    RestAssured.given().put(PROMISE).then().statusCode(401);
    Api.viewer().body(promise(8)).put(PROMISE).then().statusCode(403);

    // Then
    List<JsonPath> entries = about(PROMISE);
    assertThat(entries)
        .extracting(e -> e.getString("event") + " " + e.getString("outcome"))
        .containsExactly(
            "ASKED null",
            "ANSWERED done",
            "ASKED null",
            "ANSWERED stale-epoch",
            "REFUSED unauthenticated",
            "REFUSED forbidden");
    assertThat(entries.get(0).getString("operation")).isEqualTo(Moves.ISSUER.toString());
    assertThat(entries.get(0).getString("words.epoch")).isEqualTo("7");
    assertThat(entries.get(0).getString("service")).isEqualTo("directory-service");
  }

  @Test
  void writesNothingOfAPreview() {
    Api.operator().body(promise(7)).put("/v1/promises/previewed").then().statusCode(200);
    Api.preview(Moves.all("previewed"), "audit-preview-1").then().statusCode(201);
    assertThat(about("/v1/change-sets")).isEmpty();
  }
}
