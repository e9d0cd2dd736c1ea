package dev.handover.orchestrator.app.metrics;

import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts every fact that the store has taken, whoever writes it. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public class MeteredJournal implements Journal {
  private final Journal journal;
  private final OperationMeters meters;

  @Inject
  MeteredJournal(@Delegate Journal journal, OperationMeters meters) {
    this.journal = journal;
    this.meters = meters;
  }

  @Override
  public Appended append(Operation operation, JournalEntry entry, Instant at) {
    return append(operation, List.of(entry), at);
  }

  @Override
  public Appended append(Operation operation, List<JournalEntry> entries, Instant at) {
    long begun = System.nanoTime();
    Appended appended = journal.append(operation, entries, at);
    switch (appended) {
      case Appended.Written written -> {
        meters.appended(Duration.ofNanos(System.nanoTime() - begun));
        meters.written(written.operation(), entries);
      }
      case Appended.Overtaken overtaken -> meters.collided();
    }
    return appended;
  }

  @Override
  public Appended takeOver(Operation operation, Successor successor, Instant at) {
    Appended appended = journal.takeOver(operation, successor, at);
    switch (appended) {
      case Appended.Written written -> meters.takenOver(written.operation());
      case Appended.Overtaken overtaken -> meters.collided();
    }
    return appended;
  }
}
