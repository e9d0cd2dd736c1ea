package dev.handover.node.domain;

import java.util.List;
import java.util.Optional;

/** The last lease of each group. What was kept is still there after a crash or a power cut. */
public interface SourceLeases {

  /** The group's last lease. */
  Optional<SourceLease> find(GroupName group);

  /** All leases, ordered by group. */
  List<SourceLease> all();

  /** Stores a lease durably, in place of the group's former one; at most 10,000 groups. */
  void keep(SourceLease lease);
}
