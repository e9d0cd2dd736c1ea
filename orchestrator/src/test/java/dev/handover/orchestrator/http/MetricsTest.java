package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What monitoring reads: who may, what is in it, and that its names are those of the docs. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class MetricsTest {
  private static final Path DOCS = Path.of("../docs/telemetry.md");

  private static String scrape(String role) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + Lab.tokenOf(role))
        .accept("text/plain;version=0.0.4")
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  @Test
  void isReadWithATokenOnly() {
    // When
    var refused = RestAssured.get("/q/metrics");

    // Then
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.contentType()).startsWith("application/problem+json");
    assertThat(scrape("viewer")).contains("handover_store_up 1.0");
  }

  @Test
  void tellsWhoHasAGroupAndWhatItsMovesTook() {
    // When
    Client.as("operator")
        .header("Idempotency-Key", "measured-0001")
        .header("Prefer", "wait=30")
        .body("{\"kind\": \"SWITCHOVER\", \"target\": \"measured-2\", \"reason\": \"patch day\"}")
        .post("/v1/groups/measured/operations")
        .then()
        .statusCode(200);

    // Then
    String metrics = scrape("viewer");
    assertThat(metrics)
        .contains("handover_group_owner{group=\"measured\",node=\"measured-2\",} 1.0")
        .contains("handover_group_owner{group=\"measured\",node=\"measured-1\",} 0.0")
        .contains("handover_group_epoch{group=\"measured\",} 1.0")
        .contains("handover_group_frozen{group=\"measured\",} 0.0")
        .contains("handover_group_readiness{group=\"measured\",level=\"unknown\",} 1.0")
        .contains("handover_group_breaker_open{group=\"measured\",node=\"measured-1\",} 0.0")
        .contains("handover_queue_running")
        .contains("action=\"stop_service\",outcome=\"succeeded\"");
    assertThat(valuesOf(metrics, "handover_operations_ended_total", "measured"))
        .containsExactly("1.0");
    assertThat(valuesOf(metrics, "handover_operations_started_total", "measured"))
        .containsExactly("1.0");
    assertThat(valuesOf(metrics, "handover_operation_outage_seconds_count", "switchover"))
        .isNotEmpty();
  }

  @Test
  void hasNothingThatTheDocsDoNotNameAndNothingSecret() throws IOException {
    // Given
    String docs = Files.readString(DOCS);

    // When
    String metrics = scrape("admin");

    // Then
    assertThat(ownNames(metrics)).isNotEmpty().allSatisfy(name -> assertThat(docs).contains(name));
    assertThat(metrics).doesNotContain("hnd_", "very-secret-word");
  }

  private static Set<String> ownNames(String metrics) {
    Set<String> names = new TreeSet<>();
    Pattern.compile("(?m)^# TYPE (handover_\\w+) (\\w+)")
        .matcher(metrics)
        .results()
        .forEach(match -> names.add("`" + match.group(1).replaceAll("_max$", "") + "`"));
    return names;
  }

  private static List<String> valuesOf(String metrics, String name, String label) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + "{") && line.contains("\"" + label + "\""))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .toList();
  }
}
