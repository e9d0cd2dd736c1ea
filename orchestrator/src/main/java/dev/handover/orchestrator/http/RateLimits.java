package dev.handover.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses with 429 and {@code Retry-After} (RFC 6585) who asks too much: callers by their name, and
 * whoever shows no valid credentials by the address that the request came from. Stands between
 * authentication and authorization, so that a refusal is not even written to the audit. Liveness
 * and the dashboard's files are free; a laboratory has no limits but those that it is given.
 */
@ApplicationScoped
public class RateLimits {
  private static final int AFTER_AUTHENTICATION = 150;
  private static final int IN_PRODUCTION_PER_SECOND = 200;
  private static final int IN_PRODUCTION_FAILURES_PER_MINUTE = 60;

  /** What anybody may have: liveness, and the dashboard's own files. */
  private static final Pattern FREE =
      Pattern.compile("/|/index\\.html|/(dashboard|contracts|webjars|q/health)/.*");

  private final Buckets actors;
  private final Buckets addresses;
  private final ObjectMapper json;

  /**
   * Limits as configured.
   *
   * @param perSecond requests of one caller; 0 for no limit
   * @param failures requests without valid credentials from one address in a minute; 0 for no limit
   */
  public RateLimits(
      @ConfigProperty(name = "handover.mode", defaultValue = "production") String mode,
      @ConfigProperty(name = "handover.access.requests-per-second") Optional<Integer> perSecond,
      @ConfigProperty(name = "handover.access.failures-per-minute") Optional<Integer> failures,
      ObjectMapper json) {
    boolean isProduction = mode.equalsIgnoreCase("production");
    this.actors =
        new Buckets(
            perSecond.orElse(isProduction ? IN_PRODUCTION_PER_SECOND : 0), Duration.ofSeconds(1));
    this.addresses =
        new Buckets(
            failures.orElse(isProduction ? IN_PRODUCTION_FAILURES_PER_MINUTE : 0),
            Duration.ofMinutes(1));
    this.json = json;
  }

  void filter(@Observes Filters filters) {
    if (actors.areLimited() || addresses.areLimited()) {
      filters.register(this::check, AFTER_AUTHENTICATION);
    }
  }

  private void check(RoutingContext request) {
    if (FREE.matcher(request.normalizedPath()).matches()) {
      request.next();
      return;
    }
    Optional<Duration> wait =
        request.user() instanceof QuarkusHttpUser user && !user.getSecurityIdentity().isAnonymous()
            ? actors.take(user.getSecurityIdentity().getPrincipal().getName())
            : addresses.take(address(request));
    if (wait.isPresent()) {
      refuse(request, wait.get());
      return;
    }
    request.next();
  }

  private static String address(RoutingContext request) {
    return String.valueOf(request.request().remoteAddress().hostAddress());
  }

  private void refuse(RoutingContext request, Duration wait) {
    String detail = "More was asked than this service answers to one caller or address.";
    request
        .response()
        .setStatusCode(429)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problems.CONTENT_TYPE)
        .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1))
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(written(detail));
  }

  private String written(String detail) {
    try {
      return json.writeValueAsString(
          Problems.problem(
              ProblemType.TOO_MANY_REQUESTS,
              detail,
              "Wait as long as Retry-After says.",
              List.of()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem can always be written", e);
    }
  }
}
