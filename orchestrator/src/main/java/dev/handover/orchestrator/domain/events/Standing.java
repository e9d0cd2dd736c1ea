package dev.handover.orchestrator.domain.events;

import dev.handover.orchestrator.domain.GroupName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a subscription is.
 *
 * @param change who last enabled or disabled it; empty when nobody ever did
 * @param lanes those with something pending first
 */
public record Standing(
    boolean enabled, Optional<Change> change, long pending, long dropped, List<Progress> lanes) {
  public Standing {
    lanes = List.copyOf(lanes);
  }

  /** Who enabled or disabled it, and why. */
  public record Change(Instant at, String actor, String reason) {}

  /** How far one lane is; see {@link Lane}. */
  public record Progress(
      String name,
      Optional<GroupName> group,
      boolean isForOne,
      long delivered,
      long pending,
      int attempts,
      Instant dueAt,
      Optional<Instant> deliveredAt,
      Optional<Fault> fault) {}

  /** What came of the last try. */
  public record Fault(Instant at, String error) {}
}
