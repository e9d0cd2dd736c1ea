package dev.handover.directory.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of previews. */
@ConfigMapping(prefix = "handover.directory.preview")
public interface PreviewConfig {

  /** How long the answer to a request is remembered by its Idempotency-Key. */
  @WithDefault("24h")
  Duration idempotencyTtl();
}
