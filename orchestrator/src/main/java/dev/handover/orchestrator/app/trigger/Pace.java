package dev.handover.orchestrator.app.trigger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/** When what is tried again, given up and forgotten. */
@ApplicationScoped
class Pace {
  private final InstantSource clock;
  private final TriggerConfig config;

  Pace(InstantSource clock, TriggerConfig config) {
    this.clock = clock;
    this.config = config;
  }

  Instant now() {
    return clock.instant();
  }

  Instant tryAgain(Instant now) {
    return now.plus(config.tryEvery());
  }

  Instant decideBy(Instant now) {
    return now.plus(config.decideWithin());
  }

  Instant forgetBefore(Instant now) {
    return now.minus(config.keep());
  }
}
