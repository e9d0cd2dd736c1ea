package dev.handover.directory.app;

import dev.handover.directory.domain.Actor;
import dev.handover.directory.domain.Fence;
import dev.handover.directory.domain.GroupName;
import dev.handover.directory.domain.RefusedException;
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
    String who =
        "%s group=%s epoch=%s operationId=%s"
            .formatted(describe(fence.actor()), fence.group(), fence.epoch(), fence.issuer());
    return record(who, change, work, outcome);
  }

  /** The same for what changes nothing but this service's own store, and so needs no epoch. */
  public <T> T record(GroupName group, Actor actor, Supplier<T> work, Function<T, String> outcome) {
    return record("%s group=%s".formatted(describe(actor), group), "preview", work, outcome);
  }

  private static <T> T record(
      String who, String change, Supplier<T> work, Function<T, String> outcome) {
    try {
      T result = work.get();
      write(who, change, outcome.apply(result));
      return result;
    } catch (RefusedException e) {
      write(who, change, "refused:" + e.refusal().code().text());
      throw e;
    } catch (RuntimeException e) {
      write(who, change, "broken:" + e.getClass().getSimpleName());
      throw e;
    }
  }

  private static void write(String who, String change, String outcome) {
    LOG.infof("change asked: actor=%s change=\"%s\" outcome=%s", who, change, outcome);
  }

  /** Free text of a caller must not be able to forge a second log line. */
  private static String describe(Actor actor) {
    String behalf = actor.onBehalfOf();
    return behalf == null
        ? actor.name()
        : "%s onBehalfOf=\"%s\"".formatted(actor.name(), behalf.replaceAll("[\\p{Cntrl}\"]", "?"));
  }
}
