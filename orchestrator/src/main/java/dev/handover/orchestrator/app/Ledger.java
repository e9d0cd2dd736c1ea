package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import java.time.Instant;
import java.util.List;

/** Writes facts down with the time of day, and tells whoever watches operations. */
record Ledger(Journal journal, OperationChanges changes, Pacing pacing) {
  Journal.Appended append(Operation operation, List<JournalEntry> entries) {
    return told(journal.append(operation, entries, now()));
  }

  /** The operation itself goes on, with a new epoch. */
  Journal.Appended renew(Operation operation, String reason) {
    Journal.Successor self = new Journal.Successor(operation.id(), reason, FencingEpoch.none());
    return told(journal.takeOver(operation, self, now()));
  }

  private Journal.Appended told(Journal.Appended appended) {
    if (appended instanceof Journal.Appended.Written written) {
      changes.happened(written.operation());
    }
    return appended;
  }

  Instant now() {
    return pacing.clock().instant();
  }
}
