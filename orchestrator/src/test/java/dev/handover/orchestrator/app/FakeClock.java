package dev.handover.orchestrator.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when a test says so. */
final class FakeClock implements InstantSource {
  private Instant now = Instant.parse("2026-11-21T03:00:00Z");

  @Override
  public Instant instant() {
    now = now.plus(Duration.ofMillis(1));
    return now;
  }

  void passUntil(Instant then) {
    now = then.isAfter(now) ? then : now;
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }
}
