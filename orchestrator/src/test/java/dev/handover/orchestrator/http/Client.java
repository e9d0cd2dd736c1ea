package dev.handover.orchestrator.http;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.LogConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Calls the service as a client would; every answer is held against the contract. */
final class Client {
  private static final OpenApiValidationFilter WHOLE = filter(LevelResolver.create().build());

  /** For requests that are wrong on purpose: only the answer has to be right. */
  private static final OpenApiValidationFilter ANSWER_ONLY =
      filter(
          LevelResolver.create()
              .withLevel("validation.request", ValidationReport.Level.IGNORE)
              .build());

  private Client() {}

  /** A well-behaved client with a token of this role. */
  static RequestSpecification as(String role) {
    return plain().filter(WHOLE).header("Authorization", "Bearer " + Lab.tokenOf(role));
  }

  /** A client with a token that sends what the contract forbids. */
  static RequestSpecification rude(String role) {
    return plain().filter(ANSWER_ONLY).header("Authorization", "Bearer " + Lab.tokenOf(role));
  }

  /** A client with whatever is said to be a token. */
  static RequestSpecification bearing(String token) {
    return plain().filter(ANSWER_ONLY).header("Authorization", "Bearer " + token);
  }

  /** A client without token, whose requests and answers may lie outside of the contract's paths. */
  static RequestSpecification plain() {
    return RestAssured.given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false))
                .logConfig(LogConfig.logConfig().blacklistHeader("Authorization")))
        .contentType(ContentType.JSON);
  }

  private static OpenApiValidationFilter filter(LevelResolver levels) {
    return new OpenApiValidationFilter(
        OpenApiInteractionValidator.createFor("openapi/orchestrator.yaml")
            .withLevelResolver(levels)
            .build());
  }
}
