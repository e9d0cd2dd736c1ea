package dev.handover.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What monitoring reads, and who may. */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
class MetricsTest {

  @Test
  void isReadWithATokenOnly() {
    Response refused = RestAssured.get("/q/metrics");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.contentType()).startsWith("application/problem+json");
  }

  @Test
  void tellsLeasesAndPromisesUnderNamesThatTheDocsHave() throws IOException {
    // Given
    String docs = Files.readString(Path.of("../docs/telemetry.md"));

    // When
    Caller.as("operator")
        .body(
            "{\"seconds\":60,\"services\":[\"AppAgent\"],\"fence\":%s}"
                .formatted(Caller.fence("watched", 7)))
        .put("/v1/leases/watched")
        .then()
        .statusCode(200);

    // Then
    String metrics = scrape();
    assertThat(metrics)
        .contains("handover_node_promised_epoch{group=\"watched\",} 7.0")
        .contains("handover_node_lease{group=\"watched\",state=\"held\",} 1.0")
        .contains("handover_node_lease{group=\"watched\",state=\"failed\",} 0.0")
        .contains("handover_node_lease_remaining_seconds{group=\"watched\",}")
        .contains("handover_node_info{node=\"exch1\"")
        .doesNotContain("hnd_");
    Pattern.compile("(?m)^# TYPE (handover_\\w+) ")
        .matcher(metrics)
        .results()
        .forEach(name -> assertThat(docs).contains("`" + name.group(1) + "`"));
  }

  private static String scrape() {
    return RestAssured.given()
        .header("Authorization", "Bearer " + LabNode.tokenOf("viewer"))
        .accept("text/plain;version=0.0.4")
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
