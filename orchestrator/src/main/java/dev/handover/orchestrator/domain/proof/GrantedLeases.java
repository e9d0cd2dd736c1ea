package dev.handover.orchestrator.domain.proof;

import dev.handover.orchestrator.domain.GroupName;
import java.util.Optional;

/** The source lease that each group's node acknowledged last, known to every instance. */
public interface GrantedLeases {
  /** The last one of the group, whether it still binds or not. */
  Optional<GrantedLease> find(GroupName group);

  /** Stores it in place of the former one; there for all when this returns. */
  void granted(GroupName group, GrantedLease lease);
}
