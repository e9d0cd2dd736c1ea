package dev.handover.node.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.EventReport;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Checks, inventory and event log over HTTP, on an emulated machine of the generic kind. */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
class ChecksApiTest {
  private static final String PORT =
      "{\"key\":\"HKLM\\\\SYSTEM\\\\CurrentControlSet\\\\Services\\\\AppServer\\\\Parameters\",\"name\":\"Port\"%s}";

  @Inject EventLog eventLog;

  @Test
  void findsAMachineThatIsSetUpAsItShouldBe() {
    checks(
            """
            {"services": ["AppServer"], "disk": "data", "address": "192.0.2.50",
             "network": {"publicInterface": "Public LAN", "interconnectInterface": "Interconnect", "dnsServers": ["192.0.2.10"]},
             "hotfixes": [{"anyOf": ["KB898060"], "windows": "5.2", "servicePack": 2}], "registryValues": [%s]}
            """
                .formatted(PORT.formatted(",\"expected\":\"8443\"")))
        .statusCode(200)
        .body("items.name", hasItems("service-start-type", "service-always-running", "hotfix"))
        .body("items.name", hasItems("binding-order", "dns-search-order", "address-interface"))
        .body("items.name", hasItems("san-policy", "pending-reboot", "clock-skew"))
        .body("items.name", hasItems("secure-channel", "disk-visible", "event-log"))
        .body(
            "items.findAll { it.outcome == 'FAILED' || it.outcome == 'UNKNOWN' }.size()",
            equalTo(0))
        .body("items.find { it.name == 'hotfix' }.outcome", equalTo("NOT_APPLICABLE"));
  }

  @Test
  void saysWhatIsWrongWithEvidenceAndCure() {
    checks("{\"services\": [\"RpcSs\", \"NoSuchService\"], \"disk\": \"other\"}")
        .statusCode(200)
        .body("items.findAll { it.outcome == 'FAILED' }.size()", equalTo(3))
        .body("items.findAll { it.outcome == 'FAILED' }.cure", everyItem(notNullValue()))
        .body("items.find { it.subject == 'RpcSs' }.evidence", containsString("AUTOMATIC"));
  }

  @Test
  void doesNotReadTheRegistryBeyondItsRoots() {
    String secret =
        "{\"registryValues\": [{\"key\": \"HKLM\\\\SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\Winlogon\","
            + " \"name\": \"DefaultPassword\"%s}]}";
    checks(secret.formatted(", \"expected\": \"x\""))
        .statusCode(400)
        .body("cure", containsString("handover.node.registry.roots"));
    inventory(secret.formatted(""))
        .statusCode(200)
        .body("items[0].readable", equalTo(false))
        .body("items[0].value", nullValue());
  }

  @Test
  void takesAnInventoryInTheOrderOfTheRequest() {
    inventory(
            "{\"services\": [\"AppServer\", \"NoSuchService\"], \"registryValues\": [%s]}"
                .formatted(PORT.formatted("")))
        .statusCode(200)
        .body("items[0].value", equalTo("MANUAL"))
        .body("items[1].value", nullValue())
        .body("items[1].readable", equalTo(true))
        .body("items[1].reason", containsString("not installed"))
        .body("items[2].kind", equalTo("REGISTRY_VALUE"))
        .body("items[2].value", equalTo("8443"));
  }

  @Test
  void doesNotReadFilesBeyondTheirRoots() {
    inventory("{\"files\": [\"C:\\\\Windows\\\\explorer.exe\"]}")
        .statusCode(200)
        .body("items[0].kind", equalTo("FILE_VERSION"))
        .body("items[0].readable", equalTo(false));
    checks("{\"files\": [{\"path\": \"C:\\\\Windows\\\\explorer.exe\", \"minVersion\": \"6.0\"}]}")
        .statusCode(200)
        .body("items.find { it.name == 'file-version' }.outcome", equalTo("UNKNOWN"));
  }

  @Test
  void readsTheEventLogOnFromABookmark() {
    // Given
    eventLog.report(new EventReport(EventReport.Kind.INSTALLED, "first"));
    String next =
        Caller.as("viewer").get("/v1/events").then().statusCode(200).extract().path("next");

    // When
    eventLog.report(new EventReport(EventReport.Kind.LEASE_EXPIRED, "0xC00203E5 in a text"));

    // Then
    Caller.as("viewer")
        .queryParam("after", next)
        .queryParam("limit", 10)
        .get("/v1/events")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items[0].source", equalTo("Handover"))
        .body("items[0].level", equalTo("WARNING"))
        .body("items[0].explanation.verdict", equalTo("PROBLEM"))
        .body("items[0].explanation.reference", equalTo("Q263029"));
  }

  @Test
  void refusesBookmarksThatAreNone() {
    for (String bookmark : new String[] {"<Bookmark/>", "Security:1", "Application:1,", "x"}) {
      Caller.rude()
          .header("Authorization", "Bearer " + LabNode.tokenOf("viewer"))
          .queryParam("after", bookmark)
          .get("/v1/events")
          .then()
          .statusCode(400)
          .body("code", equalTo("invalid-request"));
    }
  }

  private static ValidatableResponse checks(String body) {
    return Caller.as("viewer").body(body).post("/v1/checks").then();
  }

  private static ValidatableResponse inventory(String body) {
    return Caller.as("viewer").body(body).post("/v1/inventory").then();
  }
}
