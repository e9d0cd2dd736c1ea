package dev.handover.node.app;

import dev.handover.node.domain.Actor;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One log line for every change that was asked for, whatever came of it. */
@ApplicationScoped
public class Audit {
  private static final Logger LOG = Logger.getLogger("dev.handover.audit");

  /** Does the work and records it with its outcome. */
  public <T> T record(Fence fence, String change, Supplier<T> work, Function<T, String> outcome) {
    try {
      T result = work.get();
      write(fence, change, outcome.apply(result));
      return result;
    } catch (RefusedException e) {
      write(fence, change, "refused:" + e.refusal().code().text());
      throw e;
    } catch (RuntimeException e) {
      write(fence, change, "broken:" + e.getClass().getSimpleName());
      throw e;
    }
  }

  private static void write(Fence fence, String change, String outcome) {
    LOG.infof(
        "change asked: actor=%s group=%s epoch=%s operationId=%s change=\"%s\" outcome=%s",
        describe(fence.actor()), fence.group(), fence.epoch(), fence.issuer(), change, outcome);
  }

  /** Free text of a caller must not be able to forge a second log line. */
  private static String describe(Actor actor) {
    String behalf = actor.onBehalfOf();
    return behalf == null
        ? actor.name()
        : "%s onBehalfOf=\"%s\"".formatted(actor.name(), behalf.replaceAll("[\\p{Cntrl}\"]", "?"));
  }
}
