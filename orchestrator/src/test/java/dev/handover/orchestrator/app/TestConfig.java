package dev.handover.orchestrator.app;

import java.time.Duration;

/** Limits as in production, but for longer pauses between tries. */
final class TestConfig implements EngineConfig {
  @Override
  public Duration firstRetry() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration longestRetry() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration patience() {
    return Duration.ofMinutes(2);
  }

  @Override
  public Duration polling() {
    return Duration.ofMillis(250);
  }

  @Override
  public Duration heartbeat() {
    return Duration.ofSeconds(1);
  }

  @Override
  public int concurrency() {
    return 4;
  }
}
