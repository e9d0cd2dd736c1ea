package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Freezes;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Wakeups;
import jakarta.enterprise.context.ApplicationScoped;

/** The ports behind which operations are kept, handed round as one. */
@ApplicationScoped
public class OperationStore {
  private final Operations operations;
  private final Journal journal;
  private final Wakeups wakeups;
  private final Freezes freezes;

  public OperationStore(Operations operations, Journal journal, Wakeups wakeups, Freezes freezes) {
    this.operations = operations;
    this.journal = journal;
    this.wakeups = wakeups;
    this.freezes = freezes;
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

  Freezes freezes() {
    return freezes;
  }
}
