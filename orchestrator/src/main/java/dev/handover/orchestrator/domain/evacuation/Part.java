package dev.handover.orchestrator.domain.evacuation;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One group of an evacuation.
 *
 * @param wave begins when all of the wave before are done; from 1
 * @param target empty when both of its nodes are to be left
 * @param attempts how often it was begun; each has an operation of its own
 * @param tries how often in a row it could not be begun for something that may pass
 * @param retryAt not begun again before then
 */
public record Part(
    GroupName group,
    int wave,
    NodeName source,
    Optional<NodeName> target,
    State state,
    int attempts,
    int tries,
    Optional<Instant> retryAt,
    Optional<UUID> operation,
    String detail) {
  /** How far a group is. */
  public enum State {
    PENDING,
    /** The intent is written; whether its operation was started is not known yet. */
    BEGINNING,
    MOVING,
    /** Its operation waits for a person. */
    RESTING,
    MOVED,
    /** It was not active on its node, so nothing had to be done. */
    ELSEWHERE,
    FAILED,
    SKIPPED,
    /** It had not begun when the evacuation was cancelled. */
    LEFT;

    /** Its operation is, or may be, alive. */
    public boolean isUnderway() {
      return this == BEGINNING || this == MOVING || this == RESTING;
    }

    /** Nothing more happens with it by itself. */
    public boolean isSettled() {
      return this != PENDING && !isUnderway();
    }
  }

  /** A group that is still to be moved. */
  public static Part pending(
      GroupName group, int wave, NodeName source, Optional<NodeName> target) {
    return new Part(
        group, wave, source, target, State.PENDING, 0, 0, Optional.empty(), Optional.empty(), "");
  }

  /** The intent to begin it, or to begin it once more. */
  Part beginning() {
    return new Part(
        group,
        wave,
        source,
        target,
        State.BEGINNING,
        attempts + 1,
        tries,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /** It could not be begun, for something that may pass. */
  Part later(Instant at, String why) {
    return new Part(
        group,
        wave,
        source,
        target,
        State.PENDING,
        attempts,
        tries + 1,
        Optional.of(at),
        Optional.empty(),
        why);
  }

  /** To be begun anew because a person wants that. */
  Part anew() {
    return new Part(
        group, wave, source, target, State.PENDING, attempts, 0, Optional.empty(), operation, "");
  }

  Part become(State now, String why) {
    return new Part(
        group, wave, source, target, now, attempts, tries, Optional.empty(), operation, why);
  }

  Part with(UUID begun) {
    return new Part(
        group, wave, source, target, state, attempts, tries, retryAt, Optional.of(begun), detail);
  }
}
