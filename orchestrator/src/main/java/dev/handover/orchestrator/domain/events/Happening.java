package dev.handover.orchestrator.domain.events;

import dev.handover.orchestrator.domain.GroupName;
import java.util.Map;
import java.util.Optional;

/**
 * Something to be told, before it has a place in the outbox.
 *
 * @param group empty for what concerns no single one
 * @param subject to what it happened, such as {@code operations/<id>}; at most 200 characters
 * @param data texts, numbers, truths and lists of texts, made by {@link Facts}
 */
public record Happening(
    EventType type, Optional<GroupName> group, String subject, Map<String, Object> data) {
  public Happening {
    data = Map.copyOf(data);
  }

  /** Something about a group. */
  public static Happening of(EventType type, GroupName group, Facts facts) {
    return new Happening(
        type, Optional.of(group), "groups/" + group, facts.and("group", group.value()).map());
  }

  /** Something about no single group. */
  public static Happening general(EventType type, String subject, Facts facts) {
    return new Happening(type, Optional.empty(), subject, facts.map());
  }
}
