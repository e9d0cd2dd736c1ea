package dev.handover.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.handover.directory.Installation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What monitoring reads, and who may. */
@QuarkusTest
@QuarkusTestResource(ForestResource.class)
class MetricsTest extends ForestApi {

  @Test
  void isReadWithATokenOnly() {
    Response refused = RestAssured.get("/q/metrics");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.contentType()).startsWith("application/problem+json");
  }

  @Test
  void countsWhatCameOfChangesUnderNamesThatTheDocsHave() throws IOException {
    // Given
    String docs = Files.readString(Path.of("../docs/telemetry.md"));
    Response preview = Api.preview(Moves.all("counted"), UUID.randomUUID().toString());

    // When
    Api.bring(preview.path("id"), Moves.desired("APPLIED", "counted", 5))
        .then()
        .body("state", equalTo("APPLIED"));

    // Then
    String metrics = scrape();
    assertThat(metrics)
        .contains("handover_directory_changes_total{outcome=\"applied\",}")
        .contains("handover_directory_runs_total{state=\"applied\",}")
        .contains("handover_directory_promised_epoch{group=\"counted\",} 5.0")
        .contains("handover_directory_writes_in_flight 0.0")
        .contains("handover_directory_write_limit 0.0")
        .contains("handover_store_up 1.0")
        .doesNotContain("hnd_");
    Pattern.compile("(?m)^# TYPE (handover_\\w+) ")
        .matcher(metrics)
        .results()
        .forEach(name -> assertThat(docs).contains("`" + name.group(1) + "`"));
  }

  private static String scrape() {
    return RestAssured.given()
        .header("Authorization", "Bearer " + Installation.VIEWER)
        .accept("text/plain;version=0.0.4")
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}
