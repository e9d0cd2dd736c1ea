package dev.handover.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/**
 * What a browser may do with the dashboard's files: run and show only what comes from here, and
 * make no markup from text (Content Security Policy Level 3, Trusted Types).
 */
@ApplicationScoped
public class DashboardHeaders {
  private static final int AFTER_THE_LIMITS = Integer.MAX_VALUE - 1;

  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  /** Swagger UI writes styles and markup itself; it, too, gets nothing from elsewhere. */
  private static final String POLICY_OF_CONTRACTS =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data:",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final ObjectMapper json;

  public DashboardHeaders(ObjectMapper json) {
    this.json = json;
  }

  void filter(@Observes Filters filters) {
    filters.register(this::mark, AFTER_THE_LIMITS);
  }

  private void mark(RoutingContext request) {
    String path = String.valueOf(request.request().path());
    boolean isContracts = path.startsWith("/contracts/") || path.startsWith("/webjars/");
    if (isContracts || isDashboard(path)) {
      if (!METHODS.contains(request.request().method())) {
        refuse(request);
        return;
      }
      MultiMap headers = request.response().headers();
      headers.set("Content-Security-Policy", isContracts ? POLICY_OF_CONTRACTS : POLICY);
      headers.set("Cache-Control", "no-cache");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Cross-Origin-Opener-Policy", "same-origin");
    }
    request.next();
  }

  private static boolean isDashboard(String path) {
    return path.equals("/") || path.equals("/index.html") || path.startsWith("/dashboard/");
  }

  /** The files are read by whoever likes, and nothing else is done with them: by nobody. */
  private void refuse(RoutingContext request) {
    request
        .response()
        .setStatusCode(ProblemType.METHOD_NOT_ALLOWED.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problems.CONTENT_TYPE)
        .putHeader(HttpHeaders.ALLOW, "GET, HEAD")
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(problem());
  }

  private String problem() {
    try {
      return json.writeValueAsString(
          Problems.problem(
              ProblemType.METHOD_NOT_ALLOWED,
              "The dashboard's files take no such method.",
              "Use GET; what the dashboard does goes to the paths of GET /openapi.",
              List.of()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem can always be written", e);
    }
  }
}
