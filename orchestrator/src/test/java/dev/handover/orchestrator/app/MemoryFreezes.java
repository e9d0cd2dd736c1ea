package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.Freezes;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Operations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Freezes in memory; passes the same contract as the databases do. */
public final class MemoryFreezes implements Freezes {
  private final Operations operations;
  private final List<Freeze> freezes = new ArrayList<>();

  public MemoryFreezes(Operations operations) {
    this.operations = operations;
  }

  @Override
  public synchronized void put(Freeze freeze) {
    lift(freeze.group(), freeze.operation());
    freezes.add(freeze);
  }

  @Override
  public synchronized void lift(Optional<GroupName> group, Optional<UUID> operation) {
    freezes.removeIf(f -> f.group().equals(group) && f.operation().equals(operation));
  }

  @Override
  public synchronized List<Freeze> inForce(Instant now) {
    return freezes.stream()
        .filter(freeze -> freeze.lasts(now))
        .filter(freeze -> freeze.operation().map(this::isLive).orElse(true))
        .sorted(Comparator.comparing(Freeze::since))
        .toList();
  }

  private boolean isLive(UUID operation) {
    return operations.find(operation).filter(o -> !o.state().isEnd()).isPresent();
  }
}
