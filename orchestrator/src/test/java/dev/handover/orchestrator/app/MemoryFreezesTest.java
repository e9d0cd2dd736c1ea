package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Freezes;
import dev.handover.orchestrator.domain.FreezesContract;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.Operations;

class MemoryFreezesTest extends FreezesContract {
  private final MemoryStore store = new MemoryStore();
  private final MemoryFreezes freezes = new MemoryFreezes(store);

  @Override
  protected Freezes freezes() {
    return freezes;
  }

  @Override
  protected Operations operations() {
    return store;
  }

  @Override
  protected Journal journal() {
    return store;
  }
}
