package dev.handover.directory.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How instances that share a store take turns. */
@ConfigMapping(prefix = "handover.directory.lease")
public interface LeaseConfig {

  /** Silence after which another instance takes a change set over; renewed three times as often. */
  @WithDefault("10s")
  @DurationMin(seconds = 1)
  @DurationMax(minutes = 10)
  Duration duration();

  /** Between two looks at work that another instance does. */
  @WithDefault("250ms")
  @DurationMin(millis = 10)
  @DurationMax(seconds = 10)
  Duration look();
}
