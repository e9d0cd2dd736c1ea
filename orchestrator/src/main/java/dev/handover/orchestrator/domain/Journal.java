package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * The journals. An append is durable when it returns: it survives a power cut. Two actors that
 * believe they own an operation collide on the sequence, and one of them is told.
 */
public interface Journal {
  /**
   * Writes one fact after the last one the caller knows of. With the entry that ends the operation
   * the group's lease is given back, in the same transaction.
   */
  Appended append(Operation operation, JournalEntry entry, Instant at);

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
