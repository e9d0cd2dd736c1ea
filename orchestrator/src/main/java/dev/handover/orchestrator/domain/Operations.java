package dev.handover.orchestrator.domain;

import java.util.Optional;
import java.util.UUID;

/** The stored operations. One live operation for each group, whoever asks and however many ask. */
public interface Operations {
  /**
   * Takes the group's lease and a new epoch, stores plan, operation and first journal entry, and
   * makes it due, all in one transaction.
   */
  Started start(NewOperation operation);

  /** What the key was used for; empty when it is new. */
  Optional<KeyUse> keyUse(String idempotencyKey);

  /** The operation, replayed from its journal. */
  Optional<Operation> find(UUID id);

  /** Newest first. */
  OperationPage list(OperationQuery query);

  /** What is on record about a group; never fails for an unknown one. */
  GroupRecord group(GroupName group);

  /** A person has seen how often the group moved; takes the place of a former one. */
  void acknowledge(GroupName group, Acknowledgement acknowledgement);

  /**
   * An operation to store.
   *
   * @param above the epoch will be higher than this one and than all that were issued before
   * @param planned the group's epoch on record before the nodes were looked at for the plan: with
   *     another one now, somebody has acted meanwhile; empty when the plan relies on no look
   * @param part the evacuation as whoever starts this saw it: when it is another one now, nothing
   *     is started for it
   * @param requestHash the same for the same request
   */
  record NewOperation(
      OperationOrder order,
      FencingEpoch above,
      Optional<FencingEpoch> planned,
      Optional<EvacuationVersion> part,
      String idempotencyKey,
      String requestHash) {
    /** An operation whose plan relies on no look. */
    public NewOperation(
        OperationOrder order, FencingEpoch above, String idempotencyKey, String requestHash) {
      this(order, above, Optional.empty(), Optional.empty(), idempotencyKey, requestHash);
    }

    /** The plan was made from what is not so any more. */
    public boolean isOutdated(GroupRecord group) {
      return planned.filter(epoch -> !epoch.equals(group.epoch())).isPresent();
    }
  }

  /** A version of an evacuation. */
  record EvacuationVersion(UUID evacuation, long version) {}

  /** What an idempotency key was used for. */
  record KeyUse(String requestHash, UUID operation) {}

  /** What came of storing an operation. */
  sealed interface Started {
    /** Stored. */
    record Accepted(Operation operation) implements Started {}

    /** The key came before; nothing was stored. */
    record Repeated(KeyUse use) implements Started {}

    /** The group has a live operation; nothing was stored. */
    record Busy(UUID live) implements Started {}

    /** Another operation ran since the plan was made, or the evacuation changed; nothing stored. */
    record Outdated() implements Started {}
  }
}
