package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.OperationsContract;
import dev.handover.orchestrator.domain.times.Measurements;

class MemoryStoreTest extends OperationsContract {
  private final MemoryStore store = new MemoryStore();

  @Override
  protected Operations operations() {
    return store;
  }

  @Override
  protected Journal journal() {
    return store;
  }

  @Override
  protected Measurements measurements() {
    return store;
  }
}
