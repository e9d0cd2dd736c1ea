package dev.handover.directory.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes when somebody pauses, and not otherwise. */
final class HandMovedClock implements InstantSource, Pause {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public void last(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
