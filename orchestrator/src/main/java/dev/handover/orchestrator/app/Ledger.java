package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import java.time.Instant;

/** Writes facts down with the time of day, and tells whoever watches operations. */
record Ledger(Journal journal, OperationChanges changes, Pacing pacing) {
  Journal.Appended append(Operation operation, JournalEntry entry) {
    Journal.Appended appended = journal.append(operation, entry, now());
    changes.happened();
    return appended;
  }

  /** The operation itself goes on, with a new epoch. */
  Journal.Appended renew(Operation operation, String reason) {
    Journal.Successor self = new Journal.Successor(operation.id(), reason, FencingEpoch.none());
    Journal.Appended appended = journal.takeOver(operation, self, now());
    changes.happened();
    return appended;
  }

  Instant now() {
    return pacing.clock().instant();
  }
}
