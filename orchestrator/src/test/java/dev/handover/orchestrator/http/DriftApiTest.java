package dev.handover.orchestrator.http;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Drift over HTTP, with nodes in memory. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class DriftApiTest {
  @Inject FakeInventories inventories;

  @Test
  void findsNothingWhereBothNodesAreTheSame() {
    Client.as("viewer")
        .get("/v1/groups/view/drift")
        .then()
        .statusCode(200)
        .body("group", equalTo("view"))
        .body("compared", equalTo(2))
        .body("items", empty());
  }

  @Test
  void showsBothValuesOfWhatDiffers() {
    inventories.setDifferent("print-2");
    Client.as("viewer")
        .get("/v1/groups/print/drift")
        .then()
        .statusCode(200)
        .body("primary", equalTo("print-1"))
        .body("items", hasSize(2))
        .body("items.kind", everyItem(equalTo("SERVICE_START_TYPE")))
        .body("items.state", everyItem(equalTo("DIFFERENT")))
        .body("items.primary", everyItem(equalTo("MANUAL")))
        .body("items.backup", everyItem(equalTo("AUTOMATIC")));
  }

  @Test
  void needsBothNodesAndAKnownGroup() {
    inventories.setAway("legacy-2");
    Client.as("viewer")
        .get("/v1/groups/legacy/drift")
        .then()
        .statusCode(503)
        .body("code", equalTo("node-unreachable"));
    Client.as("viewer")
        .get("/v1/groups/unknown/drift")
        .then()
        .statusCode(404)
        .body("code", equalTo("group-not-found"));
  }
}
