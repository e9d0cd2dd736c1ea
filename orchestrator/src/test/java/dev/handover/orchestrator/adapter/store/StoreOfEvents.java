package dev.handover.orchestrator.adapter.store;

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
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What makes events in tests of the store: an operation of the group mail. */
record StoreOfEvents(DataSource dataSource) {
  static final Instant NOW = Instant.parse("2026-11-21T03:00:00.123456Z");

  /** Nothing of another test is left. */
  void empty() throws SQLException {
    List<String> tables =
        List.of(
            "journal",
            "group_lease",
            "idempotency",
            "operation",
            "scheduled_tasks",
            "operation_times",
            "event_outbox",
            "event_lane",
            "event_subscription");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        statement.execute("delete from " + table);
      }
    }
  }

  Operation started() {
    return started(UUID.randomUUID());
  }

  Operation started(UUID id) {
    OperationOrder order =
        new OperationOrder(
            id, Samples.switchover(), "alice", "INC0042", OnFailure.HALT, Optional.empty(), NOW);
    Operations operations =
        new JdbcOperations(dataSource, new DueOperations(dataSource, InstantSource.system()));
    Operations.Started started =
        operations.start(new Operations.NewOperation(order, FencingEpoch.none(), "key-" + id, "h"));
    return ((Operations.Started.Accepted) started).operation();
  }

  Operation ended(Operation operation) {
    Journal.Appended appended =
        new JdbcJournal(dataSource)
            .append(operation, new JournalEntry.Ended(OperationState.SUCCEEDED, List.of()), NOW);
    return ((Journal.Appended.Written) appended).operation();
  }
}
