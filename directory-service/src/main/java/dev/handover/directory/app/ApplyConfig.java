package dev.handover.directory.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Limits of the work on change sets. */
@ConfigMapping(prefix = "handover.directory.apply")
public interface ApplyConfig {

  /** Changes between two looks at the promised epoch, and in one record of outcomes. */
  @WithDefault("100")
  @Min(1)
  @Max(1000)
  int batchSize();

  /**
   * The most writes in flight where a task's changes do not depend on each other; how many of them
   * the domain controller is best at is found out while writing.
   */
  @WithDefault("32")
  @Min(1)
  @Max(256)
  int parallelWrites();

  /** Change sets at work at the same time; more are refused as busy. */
  @WithDefault("8")
  @Min(1)
  @Max(100)
  int maxRunning();
}
