package dev.handover.directory.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast something goes, by what was done in the last half minute. Safe for many threads. */
public final class Pace {
  private static final Duration LOOKED_AT = Duration.ofSeconds(30);
  private static final double NANOS_A_SECOND = 1e9;

  private record Step(Instant at, int count) {}

  private final Deque<Step> steps = new ArrayDeque<>();

  /** So many more are done. */
  public synchronized void add(Instant now, int count) {
    forgetBefore(now.minus(LOOKED_AT));
    steps.addLast(new Step(now, count));
  }

  /** How many are done in a second; 0 when that is not known, or when nothing is done now. */
  public synchronized double perSecond(Instant now) {
    forgetBefore(now.minus(LOOKED_AT));
    if (steps.size() < 2) {
      return 0;
    }
    // What the first step did was done before its moment, from which time counts here.
    int done = steps.stream().skip(1).mapToInt(Step::count).sum();
    double seconds = Duration.between(steps.getFirst().at(), now).toNanos() / NANOS_A_SECOND;
    return seconds <= 0 ? 0 : done / seconds;
  }

  /** Whether nothing was done for half a minute. */
  public synchronized boolean isIdle(Instant now) {
    forgetBefore(now.minus(LOOKED_AT));
    return steps.isEmpty();
  }

  private void forgetBefore(Instant oldest) {
    while (!steps.isEmpty() && steps.getFirst().at().isBefore(oldest)) {
      steps.removeFirst();
    }
  }
}
