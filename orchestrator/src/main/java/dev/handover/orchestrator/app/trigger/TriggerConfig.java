package dev.handover.orchestrator.app.trigger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long triggers try, and how long they remember. */
@ConfigMapping(prefix = "handover.orchestrator.triggers")
public interface TriggerConfig {
  /**
   * How long after it was sent last something may still be begun for an alert or event that could
   * not be decided, because somebody did not answer or this process had ended.
   */
  @WithDefault("10m")
  Duration decideWithin();

  /** Time between two tries. */
  @WithDefault("10s")
  Duration tryEvery();

  /**
   * How long an alert or event is remembered after it was sent last; sent again later, it counts as
   * a new one.
   */
  @WithDefault("90d")
  Duration keep();
}
