package dev.handover.node.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when it is told to, and at once when somebody waits. */
public final class ManualTime implements InstantSource, Waiting {
  private Instant now = Instant.parse("2026-11-21T03:00:00Z");
  private Runnable whileWaiting = () -> {};

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public boolean pause(Duration time) {
    pass(time);
    whileWaiting.run();
    return true;
  }

  /** Lets time pass. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  /** What happens each time that somebody has waited. */
  public void whileWaiting(Runnable event) {
    whileWaiting = event;
  }
}
