package dev.handover.node.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A token bucket for each of many names, which fills evenly and holds as much as two periods bring.
 * So many names are known at once; the one that was asked for longest ago is forgotten, and is full
 * again when it comes back.
 */
final class Buckets {
  private static final int MOST_NAMES = 10_000;

  private final int amount;
  private final Duration period;
  private final Map<String, Bucket> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_NAMES;
        }
      };

  /** So many in each period; 0 for as many as anybody wants. */
  Buckets(int amount, Duration period) {
    if (amount < 0) {
      throw new IllegalArgumentException("a limit cannot be negative: " + amount);
    }
    this.amount = amount;
    this.period = period;
  }

  boolean areLimited() {
    return amount > 0;
  }

  /** Takes one for this name; when there is none left, how long it is until there is. */
  Optional<Duration> take(String name) {
    if (!areLimited()) {
      return Optional.empty();
    }
    ConsumptionProbe probe = bucket(name).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private synchronized Bucket bucket(String name) {
    return known.computeIfAbsent(
        name,
        asked ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(2L * amount).refillGreedy(amount, period))
                .build());
  }
}
