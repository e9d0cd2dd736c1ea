package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a group moved last, and what follows for the next move. Only moves count (SWITCHOVER and
 * FAILOVER): START and STOP are the way out when something went wrong.
 *
 * @param ended when its moves ended, the newest first; as many as the policy asks for
 */
public record MoveHistory(
    MovePolicy policy, List<Instant> ended, Optional<Acknowledgement> acknowledged) {
  public MoveHistory {
    ended = List.copyOf(ended);
  }

  /** How many moves have to be known to decide. */
  public static int needed(MovePolicy policy) {
    return Math.max(1, policy.flapMoves());
  }

  /** When the next move may begin; empty when that is now. */
  public Optional<Instant> dwellsUntil(Instant now) {
    return ended.stream().findFirst().map(last -> last.plus(policy.dwell())).filter(now::isBefore);
  }

  /**
   * The last moves that nobody has acknowledged lie too close together. That does not pass with
   * time: a person has to look first.
   */
  public boolean isFlapping() {
    if (policy.flapMoves() == 0) {
      return false;
    }
    List<Instant> fresh =
        ended.stream()
            .filter(at -> acknowledged.map(a -> at.isAfter(a.at())).orElse(true))
            .limit(policy.flapMoves())
            .toList();
    return fresh.size() == policy.flapMoves()
        && Duration.between(fresh.getLast(), fresh.getFirst()).compareTo(policy.flapWithin()) <= 0;
  }

  /** What speaks against a new operation and was not set aside. */
  public List<Problem> against(OperationKind kind, List<Waiver> waivers, Instant now) {
    List<Problem> against = new ArrayList<>();
    if (!kind.isMove()) {
      return against;
    }
    if (isFlapping()) {
      against.add(flapping());
    }
    if (Waiver.of(Safeguard.DWELL, waivers).isEmpty()) {
      dwellsUntil(now).map(this::dwelling).ifPresent(against::add);
    }
    return against;
  }

  private Problem flapping() {
    return new Problem(
        ProblemCode.FLAPPING,
        "The group moved %d times within %s, the last time at %s."
            .formatted(policy.flapMoves(), policy.flapWithin(), ended.getFirst()),
        "Find out why; then an approver acknowledges it: ./handover acknowledge GROUP --reason WHY.");
  }

  private Problem dwelling(Instant until) {
    return new Problem(
        ProblemCode.DWELL,
        "The group moved at %s and stays where it is until %s.".formatted(ended.getFirst(), until),
        "Wait; or set it aside by name, with the override DWELL and a reason (role approver).");
  }
}
