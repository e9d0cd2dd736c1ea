package dev.handover.directory.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What becomes of a change set whose domain controller does not answer any more. */
@ConfigMapping(prefix = "handover.directory.failover")
public interface FailoverConfig {

  /** Whether the work may continue on another domain controller; otherwise it waits for its own. */
  @WithDefault("false")
  boolean enabled();

  /** Domain controllers that one change set may give up, one after the other. */
  @WithDefault("10")
  @Min(1)
  @Max(50)
  int most();
}
