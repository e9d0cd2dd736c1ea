package dev.handover.orchestrator.adapter.client;

import dev.handover.orchestrator.domain.telemetry.StepScope;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import org.jboss.logging.MDC;

/**
 * Tells the target for which operation and step it is asked, as W3C Baggage, also while nobody
 * traces: its log can say so then.
 */
final class StepHeader implements ClientRequestFilter {
  private static final String HEADER = "baggage";

  @Override
  public void filter(ClientRequestContext request) {
    if (MDC.get(StepScope.OPERATION) instanceof String operation
        && MDC.get(StepScope.STEP) instanceof String step) {
      String pair = "%s=%s".formatted(StepScope.OPERATION, operation);
      request.getHeaders().putSingle(HEADER, pair + ",%s=%s".formatted(StepScope.STEP, step));
    }
  }
}
