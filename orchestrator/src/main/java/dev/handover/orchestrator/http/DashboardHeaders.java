package dev.handover.orchestrator.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

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

  void filter(@Observes Filters filters) {
    filters.register(DashboardHeaders::mark, AFTER_THE_LIMITS);
  }

  private static void mark(RoutingContext request) {
    String path = String.valueOf(request.request().path());
    if (path.equals("/") || path.equals("/index.html") || path.startsWith("/dashboard/")) {
      MultiMap headers = request.response().headers();
      headers.set("Content-Security-Policy", POLICY);
      headers.set("Cache-Control", "no-cache");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Cross-Origin-Opener-Policy", "same-origin");
    }
    request.next();
  }
}
