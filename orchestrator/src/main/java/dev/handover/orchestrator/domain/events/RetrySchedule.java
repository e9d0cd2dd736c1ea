package dev.handover.orchestrator.domain.events;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When an event is tried again. The standard one is that of Standard Webhooks ("Retry schedule"):
 * ten tries over three days and a bit.
 *
 * @param pauses after the first try in vain, after the second, …
 */
public record RetrySchedule(List<Duration> pauses) {
  /** More than this is not granted, whatever a receiver asks for. */
  private static final Duration MOST = Duration.ofHours(24);

  private static final double SPREAD = 0.2;

  public RetrySchedule {
    pauses = List.copyOf(pauses);
  }

  /**
   * The pause before the next try; empty when there is none any more.
   *
   * @param tried how often it was tried, at least 1
   * @param chance from 0 to 1, so that many events do not come back at the same moment
   * @param demanded what the receiver asked to wait at least
   */
  public Optional<Duration> pause(int tried, double chance, Optional<Duration> demanded) {
    if (tried > pauses.size()) {
      return Optional.empty();
    }
    double factor = 1 - SPREAD + 2 * SPREAD * chance;
    long millis = Math.round(pauses.get(tried - 1).toMillis() * factor);
    Duration least = demanded.filter(wish -> wish.compareTo(MOST) < 0).orElse(Duration.ZERO);
    Duration wished = demanded.isPresent() && least.isZero() ? MOST : least;
    Duration own = Duration.ofMillis(millis);
    return Optional.of(own.compareTo(wished) < 0 ? wished : own);
  }
}
