package dev.handover.orchestrator.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the engine. */
@ConfigMapping(prefix = "handover.engine")
public interface EngineConfig {
  /** Pause before the second try of a step; doubles with each further try. */
  @WithDefault("1s")
  Duration firstRetry();

  /** Longest pause between two tries of a step: also how late a receiver's return is noticed. */
  @WithDefault("5s")
  Duration longestRetry();

  /** How long a receiver may be unreachable before a step is given up. */
  @WithDefault("2m")
  Duration patience();

  /** How often the store is looked at for work that is due. */
  @WithDefault("250ms")
  Duration polling();

  /** How often an instance says that it lives; it is presumed dead after six missed ones. */
  @WithDefault("1s")
  Duration heartbeat();

  /** How many operations an instance drives at the same time. */
  @WithDefault("16")
  int concurrency();
}
