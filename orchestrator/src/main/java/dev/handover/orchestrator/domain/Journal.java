package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The journals. An append is durable when it returns: it survives a power cut. Two actors that
 * believe they own an operation collide on the sequence, and one of them is told.
 */
public interface Journal {
  /**
   * Writes one fact after the last one the caller knows of. With the entry that ends the operation
   * the group's lease is given back, and its times are kept, in the same transaction.
   */
  default Appended append(Operation operation, JournalEntry entry, Instant at) {
    return append(operation, List.of(entry), at);
  }

  /** Writes several facts in this order, all of them or none; otherwise the same. */
  Appended append(Operation operation, List<JournalEntry> entries, Instant at);

  /** Acquires a new epoch, above `above` too, and writes {@link JournalEntry.TakenOver}. */
  Appended takeOver(Operation operation, Successor successor, Instant at);

  /** Who goes on, and why. */
  record Successor(UUID instance, String reason, FencingEpoch above) {}

  /** What came of writing. */
  sealed interface Appended {
    /** Written; the operation as it is now. */
    record Written(Operation operation) implements Appended {}

    /** Somebody else wrote first; nothing was written. The operation as it is now. */
    record Overtaken(Operation operation) implements Appended {}
  }
}
