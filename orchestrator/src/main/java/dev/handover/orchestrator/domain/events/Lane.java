package dev.handover.orchestrator.domain.events;

import dev.handover.orchestrator.domain.GroupName;
import java.util.Optional;
import java.util.UUID;

/**
 * Events of one subscription that are delivered one after another, as whoever claimed it sees it.
 *
 * @param name the group's, or the id of the one event that is delivered once more
 * @param delivered everything up to this sequence is done
 * @param last nothing after this sequence belongs to it; {@link #NO_END} for a group's lane
 * @param attempts tries in vain of the next event
 * @param claim who delivers
 */
public record Lane(
    String subscription,
    String name,
    Optional<GroupName> group,
    long delivered,
    long last,
    int attempts,
    UUID claim) {
  /** For {@link #last}. */
  public static final long NO_END = Long.MAX_VALUE;

  /** Made for one event; gone when that is delivered. */
  public boolean isForOne() {
    return last != NO_END;
  }
}
