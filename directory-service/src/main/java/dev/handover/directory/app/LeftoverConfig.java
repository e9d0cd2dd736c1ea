package dev.handover.directory.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of scans of the whole forest. */
@ConfigMapping(prefix = "handover.directory.leftovers")
public interface LeftoverConfig {

  /** Scans at the same time; more are refused as busy. */
  @WithDefault("2")
  @Min(1)
  @Max(16)
  int maxRunning();
}
