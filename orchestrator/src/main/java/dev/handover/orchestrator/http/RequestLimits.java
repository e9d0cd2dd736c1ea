package dev.handover.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.api.orchestrator.model.ProblemItem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Refuses, with a problem and before anything reads it, what no resource is to see: a URI that is
 * too long or cannot be parsed (RFC 3986), media types that are none, and a body above 1 MiB. A
 * body over HTTP/1.1 must announce its length, because one without an end cannot be limited in
 * advance.
 */
@ApplicationScoped
public class RequestLimits {
  private static final long MAX_BYTES = 1_048_576;
  private static final int MAX_URI = 4096;
  private static final int BEFORE_EVERYTHING = Integer.MAX_VALUE;

  private final ObjectMapper json;

  public RequestLimits(ObjectMapper json) {
    this.json = json;
  }

  void filter(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
  }

  void errors(@Observes Router router) {
    router.errorHandler(
        400,
        request -> refuse(request, ProblemType.INVALID_REQUEST, "The request line is malformed."));
    router.errorHandler(
        413, request -> refuse(request, ProblemType.BODY_TOO_LARGE, "The body is too large."));
  }

  private void check(RoutingContext request) {
    HttpServerRequest asked = request.request();
    if (asked.uri().length() > MAX_URI) {
      refuse(
          request, ProblemType.URI_TOO_LONG, "The URI has more than " + MAX_URI + " characters.");
      return;
    }
    Optional<String> fault = fault(asked.uri()).or(() -> MediaTypes.fault(asked));
    if (fault.isPresent()) {
      refuse(request, ProblemType.INVALID_REQUEST, fault.get());
      return;
    }
    if (asked.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      refuse(
          request,
          ProblemType.INVALID_REQUEST,
          "A body must announce its length with Content-Length.");
      return;
    }
    if (length(asked) > MAX_BYTES) {
      refuse(
          request, ProblemType.BODY_TOO_LARGE, "The body has more than " + MAX_BYTES + " bytes.");
      return;
    }
    request.next();
  }

  private static Optional<String> fault(String uri) {
    try {
      new URI(uri);
      return Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of(
          "The URI cannot be parsed: %s at character %d."
              .formatted(e.getReason(), e.getIndex() + 1));
    }
  }

  private static long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /** The rest of the body is not read, so the connection cannot be used again. */
  private void refuse(RoutingContext request, ProblemType kind, String detail) {
    request
        .response()
        .setStatusCode(kind.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problems.CONTENT_TYPE)
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(written(kind, detail));
  }

  private String written(ProblemType kind, String detail) {
    try {
      List<ProblemItem> errors =
          kind == ProblemType.INVALID_REQUEST
              ? List.of(Problems.item("request", detail, cure(kind)))
              : List.of();
      return json.writeValueAsString(Problems.problem(kind, detail, cure(kind), errors));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem can always be written", e);
    }
  }

  private static String cure(ProblemType kind) {
    return switch (kind) {
      case BODY_TOO_LARGE -> "Send at most 1 MiB.";
      case URI_TOO_LONG -> "Send a URI of at most " + MAX_URI + " characters.";
      default ->
          "Send the request as HTTP/1.1, with Content-Length, escape the URI, and name media types as type/subtype.";
    };
  }
}
