package dev.handover.orchestrator.app.readiness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When groups are looked at, and what counts as too little. */
@ConfigMapping(prefix = "handover.orchestrator.readiness")
public interface ReadinessConfig {
  /** Time between two looks at a group, give or take a tenth; 0 for none but those asked for. */
  @WithDefault("1h")
  Duration every();

  /** How long a look may take; what has not answered then is UNKNOWN. */
  @WithDefault("2m")
  Duration limit();

  /** Groups that an instance looks at by schedule at the same time. */
  @WithDefault("4")
  int concurrency();

  /** How long reports are kept; the latest of a group for ever. */
  @WithDefault("7d")
  Duration keep();

  /** Certificates and tokens that are good for less than this are a WARNING. */
  @WithDefault("30d")
  Duration expiryWarning();

  /** Certificates and tokens that are good for less than this are BLOCKING. */
  @WithDefault("3d")
  Duration expiryBlocking();

  /** A rehearsal longer ago than this is a WARNING. */
  @WithDefault("90d")
  Duration rehearsal();

  /**
   * How often the schedule reads the directory as a whole: for leftovers, and for what a move would
   * change.
   */
  @WithDefault("24h")
  Duration leftovers();
}
