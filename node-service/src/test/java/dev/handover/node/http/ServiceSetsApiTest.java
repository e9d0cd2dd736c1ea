package dev.handover.node.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** Sets of services, start types and overrides over HTTP, on a machine of the generic kind. */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
class ServiceSetsApiTest {
  private static final String MEMBERS =
      "{\"name\":\"LanmanServer\"},{\"name\":\"RpcSs\"},{\"name\":\"AppAgent\",\"after\":[\"LanmanServer\"]}";

  @Test
  void bringsASetToAStateAndShowsTheRun() {
    set(Caller.as("operator"), "waves", "RUNNING", MEMBERS)
        .statusCode(200)
        .body("state", equalTo("REACHED"))
        .body("services.name", contains("RpcSs", "LanmanServer", "AppAgent"))
        .body("services.wave", contains(1, 2, 3))
        .body("services.status.state", contains("RUNNING", "RUNNING", "RUNNING"));

    Caller.as("viewer")
        .get("/v1/service-sets/waves")
        .then()
        .statusCode(200)
        .body("group", equalTo("waves"))
        .body("desired", equalTo("RUNNING"))
        .body("state", equalTo("REACHED"));

    set(Caller.as("operator"), "waves", "STOPPED", "{\"name\":\"AppAgent\"}").statusCode(200);
  }

  @Test
  void answersAcceptedWhileASetIsOnItsWayAndLetsTheCallerJoin() {
    String members = "{\"name\":\"AppAgent\"}";
    set(Caller.as("operator"), "joins", "STOPPED", members).statusCode(200);
    Caller.as("operator")
        .body(body("RUNNING", members, "joins", "\"waitSeconds\":0,"))
        .put("/v1/service-sets/joins/state")
        .then()
        .statusCode(202)
        .header("Retry-After", "1")
        .body("state", equalTo("PENDING"));
    set(Caller.as("operator"), "joins", "RUNNING", members).statusCode(200);
    set(Caller.as("operator"), "joins", "STOPPED", members).statusCode(200);
  }

  @Test
  void namesEveryServiceThatDidNotGetThere() {
    set(
            Caller.as("operator"),
            "fails",
            "RUNNING",
            "{\"name\":\"AppServer\",\"attempts\":1},{\"name\":\"AppDatabase\"}")
        .statusCode(409)
        .body("code", equalTo("service-failed"))
        .body("windowsError", equalTo(1067))
        .body("errors.where", contains("AppDatabase", "AppServer"))
        .body("errors[1].detail", containsString("waits for AppDatabase"));
  }

  @Test
  void knowsNoRunOfAnotherGroup() {
    Caller.as("viewer")
        .get("/v1/service-sets/never")
        .then()
        .statusCode(404)
        .body("code", equalTo("service-set-not-found"));
  }

  @Test
  void refusesSetsThatCannotBeOrdered() {
    invalid("{\"name\":\"RpcSs\",\"after\":[\"LanmanServer\"]},{\"name\":\"LanmanServer\"}")
        .body("detail", containsString("circle"));
    invalid("{\"name\":\"RpcSs\"},{\"name\":\"rpcss\"}").body("detail", containsString("twice"));
    invalid("{\"name\":\"RpcSs\",\"after\":[\"AppAgent\"]}")
        .body("detail", containsString("not in the set"));
    set(Caller.as("operator"), "bad-set", "RUNNING", "{\"name\":\"Nobody\"}")
        .statusCode(404)
        .body("errors.where", hasItem("Nobody"));
  }

  @Test
  void refusesSetsThatTheContractForbids() {
    rude("");
    rude("null");
    rude("{\"name\":\"RpcSs\",\"timeoutSeconds\":0}");
    rude("{\"name\":\"RpcSs\",\"timeoutSeconds\":3601}");
    rude("{\"name\":\"RpcSs\",\"attempts\":6}");
    rude("{\"name\":\"RpcSs\",\"attempts\":\"2\"}");
    rude("{\"name\":\"Rpc/Ss\"}");
    rude("{\"name\":\"RpcSs\",\"after\":\"LanmanServer\"}");
    rude("{\"name\":\"RpcSs\",\"force\":true}");
    rude("{\"name\":\"RpcSs\"},".repeat(64) + "{\"name\":\"RpcSs\"}");
  }

  @Test
  void refusesAFenceOfAnotherGroup() {
    Caller.as("operator")
        .body(body("RUNNING", "{\"name\":\"RpcSs\"}", "other", ""))
        .put("/v1/service-sets/this/state")
        .then()
        .statusCode(400)
        .body("errors.where", contains("/fence/group"));
  }

  @Test
  void asksForANameAndAReasonForEveryOverride() {
    String member = "{\"name\":\"RpcSs\"}";
    String named = "\"overrides\":[{\"name\":\"END_HUNG_PROCESS\",\"reason\":\"it hangs\"}],";
    Caller.as("operator")
        .body(body("RUNNING", member, "named", named))
        .put("/v1/service-sets/named/state")
        .then()
        .statusCode(200);
    for (String wrong :
        new String[] {
          "{\"name\":\"FORCE\",\"reason\":\"why\"}",
          "{\"name\":\"END_HUNG_PROCESS\"}",
          "{\"name\":\"END_HUNG_PROCESS\",\"reason\":\"\"}",
          "{\"name\":\"END_HUNG_PROCESS\",\"reason\":\"  \"}"
        }) {
      Caller.rude()
          .header("Authorization", "Bearer " + LabNode.tokenOf("operator"))
          .body(body("RUNNING", member, "wrong", "\"overrides\":[" + wrong + "],"))
          .put("/v1/service-sets/wrong/state")
          .then()
          .statusCode(400)
          .body("errors[0].where", startsWith("/overrides/0/"));
    }
  }

  @Test
  void changesAStartType() {
    startType("AppAgent", "DISABLED").statusCode(200).body("startType", equalTo("DISABLED"));
    set(Caller.as("operator"), "types", "RUNNING", "{\"name\":\"AppAgent\"}")
        .statusCode(409)
        .body("windowsError", equalTo(1058));
    startType("AppAgent", "MANUAL").statusCode(200).body("startType", equalTo("MANUAL"));
    startType("NoSuchService", "MANUAL").statusCode(404).body("code", equalTo("service-not-found"));
  }

  @Test
  void letsOnlyOperatorsChangeServices() {
    set(Caller.as("viewer"), "roles", "RUNNING", "{\"name\":\"RpcSs\"}").statusCode(403);
    Caller.as("viewer")
        .body("{\"startType\":\"MANUAL\",\"fence\":%s}".formatted(Caller.fence("roles", 7)))
        .put("/v1/services/RpcSs/start-type")
        .then()
        .statusCode(403);
  }

  private static ValidatableResponse invalid(String members) {
    return set(Caller.as("operator"), "bad-set", "RUNNING", members)
        .statusCode(400)
        .body("code", equalTo("invalid-request"));
  }

  private static void rude(String members) {
    RequestSpecification caller =
        Caller.rude().header("Authorization", "Bearer " + LabNode.tokenOf("operator"));
    set(caller, "bad-set", "RUNNING", members)
        .statusCode(400)
        .body("code", equalTo("invalid-request"));
  }

  private static ValidatableResponse set(
      RequestSpecification caller, String group, String desired, String members) {
    return caller
        .body(body(desired, members, group, ""))
        .put("/v1/service-sets/" + group + "/state")
        .then();
  }

  /** Waits as long as a request may, unless something else is said. */
  private static String body(String desired, String members, String group, String more) {
    String wait = more.contains("waitSeconds") ? "" : "\"waitSeconds\":30,";
    return "{\"desired\":\"%s\",\"services\":[%s],%s%s\"fence\":%s}"
        .formatted(desired, members, wait, more, Caller.fence(group, 7));
  }

  private static ValidatableResponse startType(String name, String startType) {
    return Caller.as("operator")
        .body("{\"startType\":\"%s\",\"fence\":%s}".formatted(startType, Caller.fence("types", 7)))
        .put("/v1/services/" + name + "/start-type")
        .then();
  }
}
