package dev.handover.orchestrator.domain.proof;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.ReleaseClaim;
import dev.handover.orchestrator.domain.ServiceName;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * A source lease that a node acknowledged: under this epoch it keeps the group only as long as
 * somebody renews.
 *
 * @param epoch under which it was set; a newer one, shown to the node, makes the lease void
 * @param holdings what the node lets go of, in one line
 */
public record GrantedLease(NodeName node, FencingEpoch epoch, Duration time, String holdings) {
  /** The lease that a group has by what its file says now. */
  public static GrantedLease of(Group group, NodeName node, FencingEpoch epoch) {
    return new GrantedLease(
        node, epoch, group.sourceLease().orElseThrow(), holdings(ReleaseClaim.of(group)));
  }

  private static String holdings(ReleaseClaim claim) {
    String services =
        claim.services().stream().map(ServiceName::value).collect(Collectors.joining(","));
    return "%s; %s; %s".formatted(services, claim.disk(), claim.address().orElse("-"));
  }

  /**
   * Whether the node is known to be under it: it is that node's, no newer epoch was issued since,
   * and it lets go of all that the group consists of now.
   */
  public boolean binds(Group group, NodeName source, FencingEpoch newest) {
    return group.sourceLease().isPresent() && equals(of(group, source, newest));
  }
}
