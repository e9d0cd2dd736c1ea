package dev.handover.directory.http;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import dev.handover.directory.Installation;
import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** Requests whose answers are held against the contract. */
final class Api {

  static final String CONTRACT = "openapi/directory-service.yaml";

  private static final OpenApiValidationFilter BOTH_WAYS = new OpenApiValidationFilter(CONTRACT);

  /** What a failing test prints must not hold its token. */
  private static final RestAssuredConfig SILENT =
      RestAssured.config().logConfig(LogConfig.logConfig().blacklistHeader("Authorization"));

  /** For requests that are wrong on purpose: only the answer has to fit. */
  private static final OpenApiValidationFilter ANSWER_ONLY =
      new OpenApiValidationFilter(
          OpenApiInteractionValidator.createForSpecificationUrl(CONTRACT)
              .withLevelResolver(
                  LevelResolver.create()
                      .withLevel("validation.request", ValidationReport.Level.IGNORE)
                      .build())
              .build());

  private Api() {}

  static RequestSpecification as(String token) {
    return RestAssured.given()
        .config(SILENT)
        .filter(BOTH_WAYS)
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON);
  }

  /** As operator, at a service that runs on its own. */
  static RequestSpecification at(String url) {
    return operator().baseUri(url);
  }

  static RequestSpecification operator() {
    return as(Installation.OPERATOR);
  }

  static RequestSpecification viewer() {
    return as(Installation.VIEWER);
  }

  static RequestSpecification wrong() {
    return RestAssured.given().config(SILENT).filter(ANSWER_ONLY);
  }

  static Response preview(String body, String key) {
    return operator().header("Idempotency-Key", key).body(body).post("/v1/change-sets");
  }

  static Response bring(String id, String body) {
    return operator().body(body).put("/v1/change-sets/" + id + "/state");
  }

  static String fence(String group, long epoch, UUID issuer) {
    return "{\"group\": \"%s\", \"epoch\": %d, \"issuer\": \"%s\"}".formatted(group, epoch, issuer);
  }

  /** A move of EXCH1 to EXCH2 with these tasks. */
  static String move(String group, Map<String, String> tasks) {
    String list =
        String.join(
            ", ",
            tasks.entrySet().stream()
                .map(
                    task ->
                        "{\"name\": \"%s\", \"parameters\": %s}"
                            .formatted(task.getKey(), task.getValue()))
                .toList());
    return """
        {"group": "%s",
         "primary": {"computer": "EXCH1", "server": "EXCH1"},
         "source": {"computer": "EXCH1", "server": "EXCH1"},
         "target": {"computer": "EXCH2", "server": "EXCH2"},
         "tasks": [%s]}
        """
        .formatted(group, list);
  }
}
