package dev.handover.orchestrator.domain.events;

import dev.handover.orchestrator.domain.GroupName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened, in its place in the outbox.
 *
 * @param sequence grows with every event, over all groups; starts at 1
 * @param id the same however often it is delivered
 * @param type as text: the outbox may hold types of a newer release
 */
public record Event(
    long sequence,
    UUID id,
    Instant at,
    String type,
    Optional<GroupName> group,
    String subject,
    Map<String, Object> data) {
  public Event {
    data = Map.copyOf(data);
  }
}
