package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.proof.GrantedLease;
import java.util.Optional;

/**
 * Both nodes of a group, as they reported themselves just now.
 *
 * @param lease the source lease that the partner is known to be under
 */
public record Observation(
    Answer<NodeView> target, Answer<NodeView> partner, Optional<GrantedLease> lease) {
  /** Nodes of which no lease is known. */
  public Observation(Answer<NodeView> target, Answer<NodeView> partner) {
    this(target, partner, Optional.empty());
  }

  /** The same nodes, with the lease that the partner is known to be under. */
  public Observation with(Optional<GrantedLease> other) {
    return new Observation(target, partner, other);
  }

  /** Highest epoch that either node promised for the group. */
  public FencingEpoch promised() {
    return promised(target).orLater(promised(partner));
  }

  private static FencingEpoch promised(Answer<NodeView> answer) {
    return answer instanceof Answer.Given<NodeView> given
        ? given.value().promised()
        : FencingEpoch.none();
  }
}
