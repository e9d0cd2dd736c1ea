package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import java.util.Optional;

/** A group and what both nodes say of it. */
public record Situation(
    Group group, GroupRecord recorded, Answer<NodeView> primary, Answer<NodeView> backup) {

  public Answer<NodeView> view(NodeRef node) {
    return node.equals(group.primary()) ? primary : backup;
  }

  /** The node that has the group; empty when none or both have. */
  public Optional<NodeRef> active() {
    boolean here = holds(primary);
    boolean there = holds(backup);
    if (here == there) {
      return Optional.empty();
    }
    return Optional.of(here ? group.primary() : group.backup());
  }

  /** The node that has the group or, when nobody says so, should have it. */
  public NodeRef owner() {
    return active().or(() -> recorded.owner().flatMap(group::node)).orElse(group.primary());
  }

  /** The node that would take the group over. */
  public NodeRef standby() {
    return group.partnerOf(owner());
  }

  /** Both have parts of the group. */
  public boolean hasTwoOwners() {
    return holds(primary) && holds(backup);
  }

  private static boolean holds(Answer<NodeView> answer) {
    return answer instanceof Answer.Given<NodeView> given && given.value().holds();
  }
}
