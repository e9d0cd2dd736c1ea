package dev.handover.orchestrator.app.readiness;

import dev.handover.orchestrator.domain.GroupName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Why and when a group is looked at.
 *
 * @param actor who asked; empty when it is by schedule
 */
record Occasion(UUID id, Optional<String> actor, Instant at) {
  /**
   * Which scan of the directory to begin or to join: whoever asks gets a new one, the schedule one
   * for each period, however often it looks.
   */
  UUID scan(GroupName group, String old, Duration period) {
    if (actor.isPresent()) {
      return id;
    }
    long number = at.toEpochMilli() / Math.max(1, period.toMillis());
    String name = "readiness %s %s %d".formatted(group, old, number);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
