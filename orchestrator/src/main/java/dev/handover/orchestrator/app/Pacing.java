package dev.handover.orchestrator.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** What time it is, and how long to wait before another try. */
@ApplicationScoped
public class Pacing {
  private final Backoff backoff;
  private final InstantSource clock;

  public Pacing(Backoff backoff, InstantSource clock) {
    this.backoff = backoff;
    this.clock = clock;
  }

  Backoff backoff() {
    return backoff;
  }

  InstantSource clock() {
    return clock;
  }
}
