package dev.handover.orchestrator.adapter.client;

import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A call that a target may answer late, when a state is reached or the wait is over.
 *
 * @param limit how long the target was asked to wait
 * @param begin by the JVM's own clock
 */
record LongPoll(Duration limit, long begin) {
  static LongPoll begin(Duration limit) {
    return new LongPoll(limit, System.nanoTime());
  }

  /**
   * How long until the target may be asked again. One that has waited as long as it was asked to is
   * asked at once: it waits again, and tells as soon as there is something to tell. One that was
   * not asked to wait, or answered earlier, is left alone between one second and a minute, whatever
   * it says.
   */
  Duration again(RestResponse<?> answer) {
    if (limit.isPositive() && System.nanoTime() - begin >= limit.toNanos()) {
      return Duration.ZERO;
    }
    String header = answer.getHeaderString("Retry-After");
    boolean isSeconds = header != null && header.matches("\\d{1,4}");
    long seconds = isSeconds ? Long.parseLong(header) : 1;
    return Duration.ofSeconds(Math.clamp(seconds, 1L, 60L));
  }
}
