package dev.handover.directory.app;

import java.time.Duration;
import java.time.Instant;

/** So many refusals are written in a minute; the others are counted, and told with the next one. */
final class RefusalLimit {
  private static final int MOST = 300;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private Instant began = Instant.MIN;
  private int written;
  private long missed;

  /**
   * What becomes of a refusal.
   *
   * @param missed how many were not written since the last one that was
   */
  record Verdict(boolean written, long missed) {}

  synchronized Verdict next(Instant now) {
    if (!now.isBefore(began.plus(began.equals(Instant.MIN) ? Duration.ZERO : WINDOW))) {
      began = now;
      written = 0;
    }
    if (written >= MOST) {
      missed++;
      return new Verdict(false, missed);
    }
    written++;
    Verdict verdict = new Verdict(true, missed);
    missed = 0;
    return verdict;
  }
}
