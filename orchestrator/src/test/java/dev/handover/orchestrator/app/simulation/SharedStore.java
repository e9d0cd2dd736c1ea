package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.app.MemoryStore;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The one database, and who looks over its shoulder. */
final class SharedStore extends MemoryStore {
  private final World world;
  final DueWork due;

  SharedStore(World world) {
    this.world = world;
    this.due = new DueWork(world.kernel);
  }

  @Override
  public synchronized Started start(NewOperation wanted) {
    Started started = super.start(wanted);
    if (started instanceof Started.Accepted accepted) {
      Operation operation = accepted.operation();
      world.kernel.note(
          () ->
              "accepted: %s to %s, epoch %s"
                  .formatted(
                      operation.plan().kind(),
                      operation.plan().target(),
                      operation.epoch().value()));
      world.invariants.issued(operation.epoch());
      world.invariants.accepted(operation);
      due.add(operation.id());
    }
    return started;
  }

  @Override
  public synchronized Appended append(Operation known, List<JournalEntry> entries, Instant at) {
    Appended appended = super.append(known, entries, at);
    if (appended instanceof Appended.Written written) {
      world.kernel.note(() -> "journal %d: %s".formatted(written.operation().version(), entries));
      if (written.operation().state().isEnd()) {
        world.invariants.ended(written.operation());
      }
    }
    return appended;
  }

  @Override
  public synchronized Appended takeOver(Operation known, Successor successor, Instant at) {
    Appended appended = super.takeOver(known, successor, at);
    if (appended instanceof Appended.Written written) {
      world.invariants.issued(written.operation().epoch());
    }
    return appended;
  }

  @Override
  public synchronized void wake(UUID operation) {
    due.wake(operation);
  }
}
