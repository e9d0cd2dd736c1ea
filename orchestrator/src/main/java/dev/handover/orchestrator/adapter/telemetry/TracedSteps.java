package dev.handover.orchestrator.adapter.telemetry;

import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.telemetry.StepScope;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * A span for each try of a step. All of an operation are in one trace, whose id is the operation's
 * own 128 bits: whoever drives it, on whatever instance, months later, adds to the same one. What
 * is logged meanwhile carries both ids.
 */
@ApplicationScoped
class TracedSteps implements StepScope {
  private final Tracer tracer;

  TracedSteps(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("dev.handover.orchestrator");
  }

  @Override
  @SuppressWarnings("try") // the scope is there to be closed
  public StepOutcome during(Try tried, Supplier<StepOutcome> action) {
    Span span = begun(tried);
    MDC.put(OPERATION, tried.fence().issuer().toString());
    MDC.put(STEP, tried.step().value());
    try (Scope scope = span.makeCurrent()) {
      StepOutcome outcome = action.get();
      span.setAttribute("handover.outcome", kind(outcome));
      if (!isGood(outcome)) {
        span.setStatus(StatusCode.ERROR);
      }
      return outcome;
    } catch (RuntimeException e) {
      // Its message may hold what nobody has looked through: the log has it, a trace goes further.
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      MDC.remove(OPERATION);
      MDC.remove(STEP);
      span.end();
    }
  }

  private Span begun(Try tried) {
    return tracer
        .spanBuilder("step " + tried.action().toLowerCase(Locale.ROOT))
        .setParent(Context.root().with(Span.wrap(trace(tried.fence().issuer()))))
        .setAttribute(OPERATION, tried.fence().issuer().toString())
        .setAttribute(STEP, tried.step().value())
        .setAttribute("handover.group", tried.fence().group().value())
        .setAttribute("handover.epoch", tried.fence().epoch().value())
        .startSpan();
  }

  /** Nobody is the operation's own span: it may last for days, and change hands. */
  private static SpanContext trace(UUID operation) {
    HexFormat hex = HexFormat.of();
    String low = hex.toHexDigits(operation.getLeastSignificantBits());
    return SpanContext.createFromRemoteParent(
        hex.toHexDigits(operation.getMostSignificantBits()) + low,
        low,
        TraceFlags.getSampled(),
        TraceState.getDefault());
  }

  private static boolean isGood(StepOutcome outcome) {
    return switch (outcome) {
      case StepOutcome.Done done -> true;
      case StepOutcome.DoneWithConflicts done -> true;
      case StepOutcome.OnItsWay onItsWay -> true;
      case StepOutcome.CameBack back -> isGood(back.outcome());
      case StepOutcome.RetryLater later -> false;
      case StepOutcome.Failed failed -> false;
      case StepOutcome.Refused refused -> false;
      case StepOutcome.TwoOwners twoOwners -> false;
      case StepOutcome.Fenced fenced -> false;
    };
  }

  private static String kind(StepOutcome outcome) {
    return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
