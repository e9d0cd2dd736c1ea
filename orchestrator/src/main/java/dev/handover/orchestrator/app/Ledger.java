package dev.handover.orchestrator.app;

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

  Instant now() {
    return pacing.clock().instant();
  }
}
