package dev.handover.directory.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How long the past is kept. */
@ConfigMapping(prefix = "handover.directory")
public interface RetentionConfig {

  /** Days for which a change set and its undo file are kept after its end; 0 is for ever. */
  @WithDefault("400")
  @Min(0)
  @Max(36_500)
  int keepDays();
}
