package dev.handover.orchestrator.domain;

import java.util.Optional;
import java.util.Set;

/**
 * Which groups a role is for.
 *
 * @param groups all groups, also those to come, when empty
 */
public record Reach(Optional<Set<GroupName>> groups) {
  /** All groups, and what belongs to none. */
  public static final Reach EVERYTHING = new Reach(Optional.empty());

  public Reach {
    groups = groups.map(Set::copyOf);
  }

  /** Only these groups, and nothing that belongs to more. */
  public static Reach only(Set<GroupName> groups) {
    return new Reach(Optional.of(groups));
  }

  public boolean isEverything() {
    return groups.isEmpty();
  }

  public boolean includes(GroupName group) {
    return groups.map(named -> named.contains(group)).orElse(true);
  }
}
