package dev.handover.orchestrator.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * Which operations to list.
 *
 * @param olderThan id of the last operation of the page before (UUIDv7: ids grow with time)
 * @param within only those of groups in reach
 * @param limit page size, 1 to 200
 */
public record OperationQuery(
    Optional<GroupName> group,
    Optional<OperationState> state,
    Optional<UUID> olderThan,
    Reach within,
    int limit) {
  /** Whatever the group. */
  public OperationQuery(
      Optional<GroupName> group,
      Optional<OperationState> state,
      Optional<UUID> olderThan,
      int limit) {
    this(group, state, olderThan, Reach.EVERYTHING, limit);
  }
}
