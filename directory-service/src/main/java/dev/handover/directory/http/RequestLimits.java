package dev.handover.directory.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
        request -> refuse(request, ProblemKind.INVALID_REQUEST, "The request line is malformed."));
    router.errorHandler(
        413, request -> refuse(request, ProblemKind.BODY_TOO_LARGE, "The body is too large."));
  }

  private void check(RoutingContext request) {
    HttpServerRequest asked = request.request();
    if (asked.uri().length() > MAX_URI) {
      refuse(
          request, ProblemKind.URI_TOO_LONG, "The URI has more than " + MAX_URI + " characters.");
      return;
    }
    Optional<String> fault = fault(asked.uri()).or(() -> MediaTypes.fault(asked));
    if (fault.isPresent()) {
      refuse(request, ProblemKind.INVALID_REQUEST, fault.get());
      return;
    }
    if (asked.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      refuse(
          request,
          ProblemKind.INVALID_REQUEST,
          "A body must announce its length with Content-Length.");
      return;
    }
    if (length(asked) > MAX_BYTES) {
      refuse(
          request, ProblemKind.BODY_TOO_LARGE, "The body has more than " + MAX_BYTES + " bytes.");
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
  private void refuse(RoutingContext request, ProblemKind kind, String detail) {
    request
        .response()
        .setStatusCode(kind.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(written(kind, detail));
  }

  private String written(ProblemKind kind, String detail) {
    try {
      return json.writeValueAsString(Problems.of(kind, detail, List.of()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem can always be written", e);
    }
  }
}
