package dev.handover.directory.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of waiting for other servers. */
@ConfigMapping(prefix = "handover.directory.converge")
public interface ConvergeConfig {

  /** Time between two looks at one server. */
  @WithDefault("1s")
  Duration pollInterval();

  /** Change sets that are waited for at the same time; more are refused as busy. */
  @WithDefault("8")
  @Min(1)
  @Max(100)
  int maxRunning();
}
