package dev.handover.node.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.handover.node.domain.Actor;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.Holdings;
import dev.handover.node.domain.SourceLease;
import dev.handover.node.domain.SourceLeases;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Source leases and group addresses over HTTP. */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
class LeasesApiTest {
  private static final String AGENT = "\"services\":[{\"name\":\"AppAgent\"}]";

  @Inject SourceLeases leases;

  @Test
  void setsRenewsAndEndsALease() {
    lease("leased", 60, 7).statusCode(200).body("state", equalTo("HELD"));
    lease("leased", 60, 7).statusCode(200).body("epoch", equalTo(7));
    Caller.as("viewer").get("/v1/leases").then().body("items.group", hasItem("leased"));
    lease("leased", 60, 6).statusCode(409).body("code", equalTo("stale-epoch"));
    lease("leased", 0, 7).statusCode(200).body("state", equalTo("ENDED"));
  }

  @Test
  void renewsOnlyTheLeaseThatIsNamed() {
    String first = replacing("NONE").statusCode(200).extract().path("expiresAt");
    replacing("NONE").statusCode(409).body("code", equalTo("lease-changed"));
    replacing(first).statusCode(200).body("state", equalTo("HELD"));
    replacing(first).statusCode(409).body("code", equalTo("lease-changed"));
  }

  private static ValidatableResponse replacing(String lease) {
    return Caller.as("operator")
        .body(
            "{\"seconds\":60,\"replaces\":\"%s\",\"fence\":%s}"
                .formatted(lease, Caller.fence("replaced", 7)))
        .put("/v1/leases/replaced")
        .then();
  }

  @Test
  void refusesToServeAgainAfterTheLeaseWasLost() {
    // Given
    Fence fence =
        new Fence(
            new GroupName("lost"),
            new FencingEpoch(7),
            UUID.fromString(Caller.ISSUER),
            new Actor("orchestrator", null));
    Instant expired = Instant.parse("2026-01-01T00:00:00Z");
    leases.keep(
        new SourceLease(fence, Holdings.NONE, expired, SourceLease.State.RELEASED, "let go"));

    // When, Then
    assertLost(put("disks/data", "\"desired\":\"ONLINE\",\"mountPoint\":\"X:\""));
    assertLost(put("services/AppAgent", "\"desired\":\"RUNNING\""));
    assertLost(put("addresses/198.51.100.3", "\"desired\":\"PRESENT\",\"prefixLength\":24"));
    assertLost(put("service-sets/lost", "\"desired\":\"RUNNING\"," + AGENT));
    put("services/AppAgent", "\"desired\":\"STOPPED\"").statusCode(200);
    put("service-sets/lost", "\"desired\":\"STOPPED\"," + AGENT).statusCode(200);
  }

  private static ValidatableResponse put(String what, String body) {
    return Caller.as("operator")
        .body("{%s,\"fence\":%s}".formatted(body, Caller.fence("lost", 7)))
        .put("/v1/" + what + "/state")
        .then();
  }

  private static void assertLost(ValidatableResponse answer) {
    answer
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("lease-expired"));
  }

  @Test
  void refusesALeaseThatIsTooShortOrForAnotherGroup() {
    lease("short", 14, 7)
        .statusCode(400)
        .body("code", equalTo("invalid-request"))
        .body("errors.where", hasItem("/seconds"));
    Caller.as("operator")
        .body("{\"seconds\":60,\"fence\":%s}".formatted(Caller.fence("one", 7)))
        .put("/v1/leases/another")
        .then()
        .statusCode(400)
        .body("errors.where", hasItem("/fence/group"));
  }

  @Test
  void letsOnlyAnOperatorSetALease() {
    Caller.as("viewer")
        .body("{\"seconds\":60,\"fence\":%s}".formatted(Caller.fence("viewed", 7)))
        .put("/v1/leases/viewed")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
  }

  @Test
  void refusesASecondAddressForAGroupAndOneThatIsNone() {
    address("198.51.100.1", "two-addresses").statusCode(200);
    address("198.51.100.2", "two-addresses")
        .statusCode(409)
        .body("code", equalTo("group-has-address"))
        .body("cure", containsString("198.51.100.1"));
    address("127.0.0.1", "no-address").statusCode(400).body("code", equalTo("invalid-request"));
  }

  private static ValidatableResponse address(String address, String group) {
    return Caller.as("operator")
        .body(
            "{\"desired\":\"PRESENT\",\"prefixLength\":24,\"fence\":%s}"
                .formatted(Caller.fence(group, 7)))
        .put("/v1/addresses/" + address + "/state")
        .then();
  }

  private static ValidatableResponse lease(String group, int seconds, long epoch) {
    return Caller.as("operator")
        .body(
            "{\"seconds\":%d,\"services\":[\"AppAgent\"],\"disk\":\"data\",\"fence\":%s}"
                .formatted(seconds, Caller.fence(group, epoch)))
        .put("/v1/leases/" + group)
        .then();
  }
}
