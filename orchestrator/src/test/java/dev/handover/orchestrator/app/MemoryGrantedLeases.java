package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.proof.GrantedLease;
import dev.handover.orchestrator.domain.proof.GrantedLeases;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Granted leases in memory. */
public final class MemoryGrantedLeases implements GrantedLeases {
  private final Map<GroupName, GrantedLease> leases = new HashMap<>();

  @Override
  public Optional<GrantedLease> find(GroupName group) {
    return Optional.ofNullable(leases.get(group));
  }

  @Override
  public void granted(GroupName group, GrantedLease lease) {
    leases.put(group, lease);
  }
}
