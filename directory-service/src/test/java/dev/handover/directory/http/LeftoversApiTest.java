package dev.handover.directory.http;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import dev.handover.directory.TinyForest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking over HTTP for what still names a server. */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class LeftoversApiTest extends ForestApi {
  private static final String SCHEMA = "CN=Schema,CN=Configuration," + TinyForest.BASE;
  private static final String BODY =
      """
      {"old": {"computer": "EXCH1", "server": "EXCH1"},
       "successor": {"computer": "EXCH2", "server": "EXCH2"}, "samples": 2}
      """;

  @BeforeEach
  void addSchema() throws Exception {
    forest().server().add("dn: " + SCHEMA, "objectClass: dMD");
    forest()
        .server()
        .add(
            "dn: CN=homeMDB," + SCHEMA,
            "objectClass: attributeSchema",
            "lDAPDisplayName: homeMDB",
            "attributeSyntax: 2.5.5.1");
  }

  @Test
  void findsMailboxesThatHaveNotMoved() {
    // Given
    String path = "/v1/leftover-scans/" + UUID.randomUUID();
    // When, Then
    Api.operator()
        .header("Prefer", "wait=30")
        .body(BODY)
        .put(path)
        .then()
        .statusCode(200)
        .body("state", equalTo("DONE"))
        .body("entries", greaterThan(20))
        .body("unsearched", empty())
        .body("groups[0].attribute", equalTo("homeMDB"))
        .body("groups[0].samples.size()", equalTo(2))
        .body("groups[0].samples.value", hasItem(org.hamcrest.Matchers.containsString("EXCH1")));
    Api.viewer().get(path).then().statusCode(200).body("state", equalTo("DONE"));
    Api.operator().body(BODY).put(path).then().statusCode(200);
  }

  @Test
  void refusesAnIdThatStandsForAnotherScan() {
    // Given
    String path = "/v1/leftover-scans/" + UUID.randomUUID();
    Api.operator().header("Prefer", "wait=30").body(BODY).put(path).then().statusCode(200);
    // When, Then
    Api.operator()
        .body(BODY.replace("EXCH1", "EXCH10"))
        .put(path)
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
    Api.viewer().get("/v1/leftover-scans/" + UUID.randomUUID()).then().statusCode(404);
  }
}
