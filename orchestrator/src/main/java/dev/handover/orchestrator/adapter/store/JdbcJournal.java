package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Parent;
import dev.handover.orchestrator.domain.events.Happening;
import dev.handover.orchestrator.domain.events.JournalEvents;
import dev.handover.orchestrator.domain.times.Measured;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Journals as rows: the primary key (operation, sequence) is what two actors collide on. */
@ApplicationScoped
class JdbcJournal implements Journal {
  private final Database database;
  private final JournalRows rows = new JournalRows();
  private final LeaseRows leases = new LeaseRows();
  private final OutboxRows outbox = new OutboxRows();

  JdbcJournal(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public Appended append(Operation operation, List<JournalEntry> entries, Instant at) {
    try {
      return new Appended.Written(database.write(c -> insert(c, operation, entries, at)));
    } catch (StoreException e) {
      return overtakenOrThrow(operation.id(), e);
    }
  }

  @Override
  public Appended takeOver(Operation operation, Successor successor, Instant at) {
    try {
      return new Appended.Written(
          database.write(
              connection -> {
                GroupRecord group = leases.lock(connection, operation.group());
                FencingEpoch epoch = group.epoch().orLater(successor.above()).next();
                UUID holder = holder(connection, group, operation.id());
                leases.acquire(connection, operation.group(), epoch, holder);
                return insert(
                    connection,
                    operation,
                    List.of(
                        new JournalEntry.TakenOver(
                            epoch, successor.instance(), successor.reason())),
                    at);
              }));
    } catch (StoreException e) {
      return overtakenOrThrow(operation.id(), e);
    }
  }

  private Operation insert(
      Connection connection, Operation operation, List<JournalEntry> entries, Instant at)
      throws SQLException {
    Operation after = operation;
    List<Happening> happened = new ArrayList<>();
    for (JournalEntry entry : entries) {
      Operation before = after;
      // Databases keep microseconds: what is returned must equal what will be read.
      after = before.with(entry, at.truncatedTo(ChronoUnit.MICROS));
      rows.insertEntry(connection, operation.id(), after.entries().getLast());
      happened.addAll(JournalEvents.of(before, after));
    }
    rows.updateState(connection, after);
    if (after.state().isEnd()) {
      leases.release(connection, after, heir(connection, after)).ifPresent(happened::add);
      TimesRows.insert(connection, Measured.of(after));
    }
    outbox.add(connection, happened, at);
    return after;
  }

  /** A child has the group, and keeps it when its parent is taken over. */
  private UUID holder(Connection connection, GroupRecord group, UUID operation)
      throws SQLException {
    Optional<UUID> live = group.liveOperation().filter(id -> !id.equals(operation));
    if (live.isEmpty()) {
      return operation;
    }
    boolean isChild =
        rows.find(connection, live.get())
            .flatMap(child -> child.order().parent())
            .filter(parent -> parent.operation().equals(operation))
            .isPresent();
    return isChild ? live.get() : operation;
  }

  /** Who has the group when this ends: the parent that lent it, while that lives. */
  private Optional<UUID> heir(Connection connection, Operation ended) throws SQLException {
    Optional<UUID> parent = ended.order().parent().map(Parent::operation);
    return parent.isPresent()
        ? rows.find(connection, parent.get()).filter(o -> !o.state().isEnd()).map(Operation::id)
        : Optional.empty();
  }

  private Appended overtakenOrThrow(UUID id, StoreException e) {
    if (!Database.isUniqueViolation(e)) {
      throw e;
    }
    return new Appended.Overtaken(database.read(c -> rows.find(c, id)).orElseThrow());
  }
}
