package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Wakeups;
import jakarta.enterprise.context.ApplicationScoped;

/** The three ports behind which operations are kept, handed round as one. */
@ApplicationScoped
public class OperationStore {
  private final Operations operations;
  private final Journal journal;
  private final Wakeups wakeups;

  public OperationStore(Operations operations, Journal journal, Wakeups wakeups) {
    this.operations = operations;
    this.journal = journal;
    this.wakeups = wakeups;
  }

  Operations operations() {
    return operations;
  }

  Journal journal() {
    return journal;
  }

  Wakeups wakeups() {
    return wakeups;
  }
}
