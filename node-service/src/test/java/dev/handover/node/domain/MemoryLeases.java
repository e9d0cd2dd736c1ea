package dev.handover.node.domain;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Leases in memory. */
public final class MemoryLeases implements SourceLeases {
  private final TreeMap<GroupName, SourceLease> leases = new TreeMap<>();

  @Override
  public synchronized Optional<SourceLease> find(GroupName group) {
    return Optional.ofNullable(leases.get(group));
  }

  @Override
  public synchronized List<SourceLease> all() {
    return List.copyOf(leases.values());
  }

  @Override
  public synchronized void keep(SourceLease lease) {
    leases.put(lease.fence().group(), lease);
  }
}
