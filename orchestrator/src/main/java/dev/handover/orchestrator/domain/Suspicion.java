package dev.handover.orchestrator.domain;

import java.time.Instant;

/**
 * Something is wrong with the server that is to have a group.
 *
 * @param since when it was first seen, without a break since
 */
public record Suspicion(GroupName group, NodeName node, Cause cause, Instant since) {
  /** It is still the same that is wrong. */
  public boolean isAbout(NodeName other, Cause now) {
    return node.equals(other) && cause == now;
  }
}
