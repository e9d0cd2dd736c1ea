package dev.handover.orchestrator.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * What the store knows of a group.
 *
 * @param epoch highest epoch issued, none() before the first operation
 * @param owner the node that had the group after the last operation, as far as that is known
 * @param acknowledged who last let it move again after it had moved too often
 */
public record GroupRecord(
    GroupName group,
    FencingEpoch epoch,
    Optional<NodeName> owner,
    Optional<UUID> liveOperation,
    Optional<Acknowledgement> acknowledged) {
  /** A group about whose moves nobody had to say anything. */
  public GroupRecord(
      GroupName group, FencingEpoch epoch, Optional<NodeName> owner, Optional<UUID> liveOperation) {
    this(group, epoch, owner, liveOperation, Optional.empty());
  }
}
