package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.JournalEntry.CompensationStarted;
import dev.handover.orchestrator.domain.JournalEntry.Ended;
import dev.handover.orchestrator.domain.JournalEntry.StepStarted;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One instance's way to the store: it may die, and the store may break off, at every write. */
final class FaultyJournal implements Journal {
  private final World world;
  private final Program self;
  private final SharedStore store;

  /** With a flaw: intents that are not in the store yet. */
  private final List<JournalEntry> dropped = new ArrayList<>();

  FaultyJournal(World world, Program self, SharedStore store) {
    this.world = world;
    this.self = self;
    this.store = store;
  }

  /** The connection to the database broke; whether it has written is not known. */
  static final class BrokenStore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenStore() {
      super("the store broke off", null, false, false);
    }
  }

  @Override
  public Appended append(Operation operation, List<JournalEntry> entries, Instant at) {
    return faulty(() -> write(operation, entries, at));
  }

  @Override
  public Appended takeOver(Operation operation, Successor successor, Instant at) {
    return faulty(
        () ->
            world.has(Flaw.STORE_REPEATS_EPOCHS)
                ? repeated(operation, successor, at)
                : store.takeOver(operation, successor, at));
  }

  private Appended faulty(Supplier<Appended> write) {
    world.kernel.sleep(world.chance.between(1, 8));
    world.perhapsDie(self);
    perhapsBreak();
    Appended appended = write.get();
    perhapsBreak();
    world.perhapsDie(self);
    world.kernel.sleep(world.chance.between(1, 8));
    return appended;
  }

  private void perhapsBreak() {
    if (world.chance.happens(world.chance.brokenStore)) {
      throw new BrokenStore();
    }
  }

  /** All or none: nobody else runs meanwhile. */
  private Appended write(Operation operation, List<JournalEntry> entries, Instant at) {
    Appended appended = new Appended.Written(operation);
    for (JournalEntry entry : entries) {
      if (appended instanceof Appended.Written written) {
        appended = write(written.operation(), entry, at);
      }
    }
    return appended;
  }

  private Appended write(Operation operation, JournalEntry entry, Instant at) {
    if (world.has(Flaw.REPORT_LIES)
        && entry instanceof Ended end
        && end.state() == OperationState.COMPENSATED) {
      return store.append(operation, new Ended(OperationState.SUCCEEDED, end.exceptions()), at);
    }
    if (!world.has(Flaw.JOURNAL_DROPS_INTENTS)) {
      return store.append(operation, entry, at);
    }
    if (entry instanceof StepStarted || entry instanceof CompensationStarted) {
      dropped.add(entry);
      return new Appended.Written(operation.with(entry, at));
    }
    return late(operation, entry, at);
  }

  /** The intents that belong before it, and then the outcome. */
  private Appended late(Operation operation, JournalEntry entry, Instant at) {
    Operation current = store.find(operation.id()).orElseThrow();
    if (current.version() + dropped.size() != operation.version()) {
      dropped.clear();
      return new Appended.Overtaken(current);
    }
    for (JournalEntry intent : dropped) {
      if (store.append(current, intent, at) instanceof Appended.Written written) {
        current = written.operation();
      }
    }
    dropped.clear();
    return store.append(current, entry, at);
  }

  private Appended repeated(Operation operation, Successor successor, Instant at) {
    Appended appended =
        store.append(
            operation,
            new JournalEntry.TakenOver(operation.epoch(), successor.instance(), successor.reason()),
            at);
    if (appended instanceof Appended.Written) {
      world.invariants.issued(operation.epoch());
    }
    return appended;
  }
}
