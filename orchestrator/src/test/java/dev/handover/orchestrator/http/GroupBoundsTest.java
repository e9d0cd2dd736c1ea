package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A token of role admin that is for the group frosty only, at every endpoint of the contract. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class GroupBoundsTest {
  /** The same for everybody, or cut to the groups of the caller; only looking is allowed. */
  private static final Set<String> OPEN =
      Set.of(
          "GET /openapi",
          "GET /openapi/{service}",
          "GET /v1/caller",
          "GET /v1/groups",
          "GET /v1/operations",
          "GET /v1/freeze",
          "GET /v1/profiles",
          "GET /v1/runbooks",
          "GET /v1/runbooks/{name}");

  private static Map<String, PathItem> paths() {
    return new OpenAPIV3Parser().read("openapi/orchestrator.yaml").getPaths();
  }

  private static int status(String method, String path) {
    return Client.rude("bounded").body("{}").request(method, path).statusCode();
  }

  private static String started() {
    return Client.as("operator")
        .header("Idempotency-Key", "bounds-" + UUID.randomUUID())
        .header("Prefer", "wait=30")
        .body("{\"kind\": \"START\", \"target\": \"view-1\", \"reason\": \"patch day\"}")
        .post("/v1/groups/view/operations")
        .then()
        .extract()
        .path("id");
  }

  @Test
  void refusesEverythingThatIsNotOfItsGroups() {
    // Given
    String operation = started();
    List<String> letIn = new ArrayList<>();

    // When
    paths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, op) -> {
                          String id =
                              path.startsWith("/v1/operations")
                                  ? operation
                                  : UUID.randomUUID().toString();
                          String asked =
                              path.replace("{group}", "view")
                                  .replace("{id}", id)
                                  .replace("{trigger}", "x")
                                  .replace("{service}", "node-service")
                                  .replace("{subscription}", "x");
                          if (status(method.name(), asked.replace("{name}", "x")) != 403) {
                            letIn.add(method + " " + path);
                          }
                        }));

    // Then
    assertThat(letIn).containsExactlyInAnyOrderElementsOf(OPEN);
  }

  @Test
  void letsItDoWithItsGroupsWhatItsRoleAllows() {
    Client.as("bounded")
        .body("{\"reason\": \"CHG0042\"}")
        .put("/v1/groups/frosty/freeze")
        .then()
        .statusCode(200);
    Client.as("bounded").delete("/v1/groups/frosty/freeze").then().statusCode(200);
    Client.as("bounded").get("/v1/groups/frosty").then().statusCode(200);
    Client.as("bounded").get("/v1/audit?group=frosty").then().statusCode(200);
  }

  @Test
  void listsOnlyItsGroupsAndTheirOperations() {
    started();
    Client.as("bounded").get("/v1/groups").then().body("items.name", contains("frosty"));
    Client.as("bounded").get("/v1/operations?group=view").then().body("items", empty());
    assertThat(
            Client.as("bounded")
                .get("/v1/operations")
                .jsonPath()
                .getList("items.group", String.class))
        .allMatch("frosty"::equals);
    Client.as("bounded").get("/v1/caller").then().body("groups", contains("frosty"));
  }

  @Test
  void showsNothingOfTheAuditOfOthers() {
    Client.as("bounded").get("/v1/audit?group=view").then().statusCode(403);
    Client.as("bounded").get("/v1/audit").then().statusCode(403).body("code", is("forbidden"));
    Client.rude("bounded")
        .accept("application/x-ndjson")
        .get("/v1/audit?group=frosty")
        .then()
        .statusCode(400);
    Client.as("bounded").accept("application/x-ndjson").get("/v1/audit").then().statusCode(403);
  }
}
