package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Dies before or after a write, as chance will have it. */
final class CrashingJournal implements Journal {
  private final Journal journal;
  private final RandomGenerator random;
  private final double probability;

  CrashingJournal(Journal journal, RandomGenerator random, double probability) {
    this.journal = journal;
    this.random = random;
    this.probability = probability;
  }

  /** The process is gone. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Appended append(Operation operation, List<JournalEntry> entries, Instant at) {
    crashByChance();
    Appended appended = journal.append(operation, entries, at);
    crashByChance();
    return appended;
  }

  @Override
  public Appended takeOver(Operation operation, Successor successor, Instant at) {
    crashByChance();
    Appended appended = journal.takeOver(operation, successor, at);
    crashByChance();
    return appended;
  }

  private void crashByChance() {
    if (random.nextDouble() < probability) {
      throw new Crash();
    }
  }
}
