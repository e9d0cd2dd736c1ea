package dev.handover.node.domain;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Owners of addresses in memory. */
public final class MemoryAddressOwners implements GroupAddresses {
  private final TreeMap<GroupName, FloatingAddress> addresses = new TreeMap<>();

  @Override
  public synchronized Optional<FloatingAddress> of(GroupName group) {
    return Optional.ofNullable(addresses.get(group));
  }

  @Override
  public synchronized Optional<GroupName> ownerOf(FloatingAddress address) {
    return addresses.entrySet().stream()
        .filter(entry -> entry.getValue().equals(address))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public synchronized void keep(GroupName group, FloatingAddress address) {
    addresses.values().remove(address);
    addresses.put(group, address);
  }

  @Override
  public synchronized void forget(GroupName group) {
    addresses.remove(group);
  }
}
