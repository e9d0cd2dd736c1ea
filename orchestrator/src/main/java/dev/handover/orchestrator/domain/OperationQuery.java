package dev.handover.orchestrator.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * Which operations to list.
 *
 * @param olderThan id of the last operation of the page before (UUIDv7: ids grow with time)
 * @param limit page size, 1 to 200
 */
public record OperationQuery(
    Optional<GroupName> group,
    Optional<OperationState> state,
    Optional<UUID> olderThan,
    int limit) {}
