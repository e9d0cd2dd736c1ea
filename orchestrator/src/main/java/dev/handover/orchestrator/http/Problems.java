package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Problem;
import dev.handover.api.orchestrator.model.ProblemItem;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Makes problem documents (RFC 9457). */
final class Problems {
  static final String CONTENT_TYPE = "application/problem+json";

  private static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");
  private static final int MAX_DETAIL = 4000;
  private static final int MAX_ITEM = 2000;
  private static final int MAX_ITEMS = 1000;

  private Problems() {}

  static Problem problem(ProblemType type, String detail, String cure, List<ProblemItem> errors) {
    return new Problem(
        URI.create("urn:handover:problem:" + type.code()),
        type.title(),
        type.status(),
        cut(detail, MAX_DETAIL),
        null,
        type.code(),
        cut(cure, MAX_ITEM),
        errors.size() > MAX_ITEMS ? errors.subList(0, MAX_ITEMS) : errors);
  }

  static RestResponse<Problem> answer(ProblemType type, String detail, String cure) {
    return answer(type, detail, cure, List.of());
  }

  static RestResponse<Problem> answer(
      ProblemType type, String detail, String cure, List<ProblemItem> errors) {
    RestResponse.ResponseBuilder<Problem> answer =
        RestResponse.ResponseBuilder.<Problem>create(type.status())
            .entity(problem(type, detail, cure, errors))
            .type(MEDIA_TYPE);
    return type == ProblemType.UNAUTHENTICATED
        ? answer.header("WWW-Authenticate", "Bearer realm=\"handover\"").build()
        : answer.build();
  }

  static ProblemItem item(String where, String detail, String cure) {
    return new ProblemItem(cut(where, 1024), cut(detail, MAX_ITEM), cut(cure, MAX_ITEM));
  }

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - 3) + "...";
  }
}
