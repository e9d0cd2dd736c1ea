package dev.handover.node.http;

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
final class Caller {
  static final String ISSUER = "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55";

  private static final OpenApiValidationFilter WHOLE = filter(LevelResolver.create().build());

  /** For requests that are wrong on purpose: only the answer has to be right. */
  private static final OpenApiValidationFilter ANSWER_ONLY =
      filter(
          LevelResolver.create()
              .withLevel("validation.request", ValidationReport.Level.IGNORE)
              .build());

  private Caller() {}

  /** A well-behaved client with a token of this role. */
  static RequestSpecification as(String role) {
    return plain().filter(WHOLE).header("Authorization", "Bearer " + LabNode.tokenOf(role));
  }

  /** A client that sends what the contract forbids. */
  static RequestSpecification rude() {
    return plain().filter(ANSWER_ONLY);
  }

  /** A client whose requests and answers lie outside of the contract's paths. */
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

  /** A fence as JSON. */
  static String fence(String group, long epoch) {
    return "{\"group\":\"%s\",\"epoch\":%d,\"issuer\":\"%s\"}".formatted(group, epoch, ISSUER);
  }

  private static OpenApiValidationFilter filter(LevelResolver levels) {
    return new OpenApiValidationFilter(
        OpenApiInteractionValidator.createFor("openapi/node-service.yaml")
            .withLevelResolver(levels)
            .build());
  }
}
