package dev.handover.node.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Leases in memory; can fail when it is told to. */
public final class MemoryLeases implements SourceLeases {
  private boolean full;
  private final TreeMap<GroupName, SourceLease> leases = new TreeMap<>();

  /** From now on nothing can be written. */
  public synchronized void fill() {
    full = true;
  }

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
    if (full) {
      throw new UncheckedIOException(new IOException("disk full"));
    }
    leases.put(lease.fence().group(), lease);
  }
}
