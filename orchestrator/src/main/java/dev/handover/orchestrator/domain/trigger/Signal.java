package dev.handover.orchestrator.domain.trigger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One alert or event, as it came.
 *
 * @param key the same however often it is sent: fingerprint and start, or the event's id
 * @param resolved what was wrong is over
 * @param missing so many alerts that the sender cut off, of which nothing is known; 0 for a real
 *     one
 * @param startsAt since when, by the sender's word
 */
public record Signal(
    String key,
    boolean resolved,
    int missing,
    Optional<Instant> startsAt,
    Map<String, String> labels) {
  /** Most labels; texts of them are at most {@link SafePattern#MAX_TEXT} long. */
  public static final int MAX_LABELS = 200;

  public Signal {
    labels = Map.copyOf(labels);
  }

  /** A real one. */
  public Signal(
      String key, boolean resolved, Optional<Instant> startsAt, Map<String, String> labels) {
    this(key, resolved, 0, startsAt, labels);
  }

  /** In place of alerts that the sender cut off. */
  public static Signal cutOff(String key, int missing) {
    return new Signal(key, false, missing, Optional.empty(), Map.of());
  }

  /** Its start and its end are two things to know. */
  public String identity() {
    return (resolved ? "resolved " : "") + key;
  }
}
