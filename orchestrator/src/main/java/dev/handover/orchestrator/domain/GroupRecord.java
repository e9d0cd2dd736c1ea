package dev.handover.orchestrator.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * What the store knows of a group.
 *
 * @param epoch highest epoch issued, none() before the first operation
 * @param owner the node that had the group after the last operation, as far as that is known
 */
public record GroupRecord(
    GroupName group, FencingEpoch epoch, Optional<NodeName> owner, Optional<UUID> liveOperation) {}
