package dev.handover.directory.http;

import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Notes for which operation and step the orchestrator asks (W3C Baggage): in what is logged and
 * traced meanwhile, nowhere else. Anybody may send the header, so only what looks like such an id
 * is taken, and nothing is decided by it.
 */
class AskedFor {
  private static final String HEADER = "baggage";
  private static final String OPERATION = "handover.operation";
  private static final String STEP = "handover.step";
  private static final Pattern OPERATION_ID =
      member(OPERATION, "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern STEP_ID = member(STEP, "[a-z0-9][a-z0-9-]{0,99}");

  private static Pattern member(String name, String value) {
    return Pattern.compile("(?:^|,) ?" + Pattern.quote(name) + "=(" + value + ")(?:$|[,;])");
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION, nonBlocking = true)
  void note(ContainerRequestContext request) {
    String header = request.getHeaderString(HEADER);
    if (header != null) {
      note(OPERATION, OPERATION_ID.matcher(header));
      note(STEP, STEP_ID.matcher(header));
    }
  }

  private static void note(String name, Matcher found) {
    if (found.find()) {
      MDC.put(name, found.group(1));
      Span.current().setAttribute(name, found.group(1));
    }
  }
}
