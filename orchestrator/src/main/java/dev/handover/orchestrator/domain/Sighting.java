package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.proof.GrantedLease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of a group at one moment; everything that {@link Detection} decides from.
 *
 * @param owner the node that is to have the group, as recorded; nobody after a STOP
 * @param active what that node answered
 * @param standby what its partner answered
 * @param lease that the owner is known to be under
 * @param partnersView whether the partner reaches the owner; asked only when it matters
 * @param failed names of the checks that failed
 * @param suspicion what was wrong before
 * @param budgetSpent failovers that began by themselves within the policy's period
 * @param against what keeps any failover from being started: freeze, dwell, flapping
 */
public record Sighting(
    Instant at,
    Group group,
    GroupRecord record,
    Optional<NodeRef> owner,
    Answer<NodeView> active,
    Answer<NodeView> standby,
    Optional<GrantedLease> lease,
    Optional<Answer<Boolean>> partnersView,
    List<String> failed,
    Optional<Suspicion> suspicion,
    int budgetSpent,
    List<Problem> against) {
  public Sighting {
    failed = List.copyOf(failed);
    against = List.copyOf(against);
  }
}
