package dev.handover.node.domain;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Promises in memory; can fail when it is told to. */
public final class MemoryPromises implements PromisedEpochs {
  private final TreeMap<GroupName, EpochPromise> promises = new TreeMap<>();
  private boolean failing;

  public synchronized void failNext() {
    failing = true;
  }

  @Override
  public synchronized Optional<EpochPromise> find(GroupName group) {
    return Optional.ofNullable(promises.get(group));
  }

  @Override
  public synchronized List<EpochPromise> all() {
    return List.copyOf(promises.values());
  }

  @Override
  public synchronized void keep(EpochPromise promise) {
    if (failing) {
      failing = false;
      throw new IllegalStateException("disk full");
    }
    promises.put(promise.group(), promise);
  }
}
