package dev.handover.orchestrator.app.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Limits of events. */
@ConfigMapping(prefix = "handover.orchestrator.events")
public interface EventConfig {
  /** How long events are kept, delivered or not. */
  @WithDefault("30d")
  Duration keep();

  /** How many events are kept at most; the oldest go first. */
  @WithDefault("100000")
  int most();

  /**
   * The pauses between tries to deliver an event, those of Standard Webhooks; after the last one
   * the subscription is disabled.
   */
  @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
  List<Duration> retries();

  /** The CloudEvents attribute `source`: which installation tells. */
  @WithDefault("urn:handover:orchestrator")
  String source();
}
