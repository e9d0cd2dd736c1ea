package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationOrder;
import dev.handover.orchestrator.domain.OperationState;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two instances on one store: what one remembers is never older than what the other wrote. */
abstract class ReadOperationsContract {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.123456Z");
  private static final int ENTRIES = 100;

  abstract DataSource dataSource();

  private Operations instance() {
    return new JdbcOperations(
        dataSource(), new DueOperations(dataSource(), InstantSource.system()));
  }

  private Operation started(Operations instance) {
    UUID id = UUID.randomUUID();
    OperationOrder order =
        new OperationOrder(
            id, Samples.switchover(), "alice", "INC0042", OnFailure.HALT, Optional.empty(), NOW);
    Operations.NewOperation wanted =
        new Operations.NewOperation(order, FencingEpoch.none(), "key-" + id, "h");
    return ((Operations.Started.Accepted) instance.start(wanted)).operation();
  }

  private Operation written(Operation operation, JournalEntry entry) {
    Journal journal = new JdbcJournal(dataSource());
    return ((Journal.Appended.Written) journal.append(operation, entry, NOW)).operation();
  }

  private void change(String sql, Object... values) throws SQLException {
    try (Connection connection = dataSource().getConnection()) {
      connection.setAutoCommit(true);
      Database.run(connection, sql, values);
    }
  }

  @Test
  void readsNothingAnewWhileNothingWasWritten() {
    // Given
    Operations instance = instance();
    UUID id = started(instance).id();
    // When
    Operation once = instance.find(id).orElseThrow();
    Operation again = instance.find(id).orElseThrow();
    // Then
    assertThat(again).isSameAs(once);
  }

  @Test
  void seesAtOnceWhatAnotherInstanceWrote() {
    // Given
    Operations one = instance();
    Operations other = instance();
    Operation started = started(one);
    assertThat(one.find(started.id()).orElseThrow().version()).isEqualTo(1);
    assertThat(other.find(started.id()).orElseThrow().version()).isEqualTo(1);
    // When
    Operation after = written(started, new JournalEntry.TurnedBack("x"));
    // Then
    assertThat(one.find(started.id()).orElseThrow().entries()).isEqualTo(after.entries());
    assertThat(other.find(started.id()).orElseThrow().entries()).isEqualTo(after.entries());
  }

  @Test
  void seesAnotherStoryOfTheSameLengthInAStoreThatWasBroughtBack() throws SQLException {
    // Given
    Operations instance = instance();
    Operation started = started(instance);
    written(started, new JournalEntry.TurnedBack("before the restore"));
    assertThat(instance.find(started.id())).isPresent();
    // When
    change("delete from journal where operation_id = ? and seq = 2", started.id());
    Operation other =
        ((Journal.Appended.Written)
                new JdbcJournal(dataSource())
                    .append(started, new JournalEntry.TurnedBack("after it"), NOW.plusSeconds(9)))
            .operation();
    // Then
    assertThat(instance.find(started.id()).orElseThrow().entries()).isEqualTo(other.entries());
  }

  @Test
  void remembersNothingThatIsNotInTheStore() throws SQLException {
    // Given
    Operations instance = instance();
    UUID id = started(instance).id();
    assertThat(instance.find(id)).isPresent();
    // When
    change("delete from journal where operation_id = ?", id);
    change("delete from idempotency where operation_id = ?", id);
    change("update group_lease set operation_id = null where operation_id = ?", id);
    change("delete from operation where id = ?", id);
    // Then
    assertThat(instance.find(id)).isEmpty();
  }

  @Test
  void remembersNoMoreThanItMay() {
    // Given
    Operations instance = instance();
    Operation first = started(instance);
    Operation ended = written(first, new JournalEntry.Ended(OperationState.SUCCEEDED, List.of()));
    Operation known = instance.find(first.id()).orElseThrow();
    // When
    for (int other = 0; other < ReadOperations.MOST; other++) {
      Operation started = started(instance);
      written(started, new JournalEntry.Ended(OperationState.SUCCEEDED, List.of()));
      assertThat(instance.find(started.id())).isPresent();
    }
    // Then
    Operation again = instance.find(first.id()).orElseThrow();
    assertThat(again).isNotSameAs(known);
    assertThat(again.entries()).isEqualTo(ended.entries());
  }

  @Test
  void neverGoesBackWhileAnotherInstanceWrites() throws Exception {
    // Given
    Operation started = started(instance());
    List<Callable<List<Long>>> readers = new ArrayList<>();
    for (Operations instance : List.of(instance(), instance())) {
      readers.add(() -> versionsUntilTheLast(instance, started.id()));
      readers.add(() -> versionsUntilTheLast(instance, started.id()));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(readers.size())) {
      // When
      List<Future<List<Long>>> seen = readers.stream().map(threads::submit).toList();
      Operation operation = started;
      while (operation.version() < ENTRIES) {
        operation = written(operation, new JournalEntry.TurnedBack("x"));
      }
      // Then
      for (Future<List<Long>> versions : seen) {
        assertThat(versions.get()).isSorted().endsWith((long) ENTRIES);
      }
    }
  }

  private static List<Long> versionsUntilTheLast(Operations instance, UUID id) {
    List<Long> versions = new ArrayList<>();
    long version;
    do {
      version = instance.find(id).orElseThrow().version();
      versions.add(version);
    } while (version < ENTRIES);
    return versions;
  }
}
