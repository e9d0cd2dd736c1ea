package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL on the tables `operation` and `journal`, inside a transaction of the caller. */
final class JournalRows {
  private final StoredJson json = new StoredJson();

  void insertOperation(Connection connection, Operation operation) throws SQLException {
    String sql =
        "insert into operation (id, group_name, state, version, created_at, body)"
            + " values (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, operation.id());
      insert.setString(2, operation.group().value());
      insert.setString(3, operation.state().name());
      insert.setLong(4, operation.version());
      insert.setObject(5, utc(operation.order().createdAt()));
      insert.setString(6, json.write(operation.order()));
      insert.executeUpdate();
    }
  }

  void insertEntry(Connection connection, UUID operation, Recorded recorded) throws SQLException {
    String sql = "insert into journal (operation_id, seq, at, body) values (?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, operation);
      insert.setLong(2, recorded.sequence());
      insert.setObject(3, utc(recorded.at()));
      insert.setString(4, json.write(recorded.entry()));
      insert.executeUpdate();
    }
  }

  /** State and version are derived; they are stored for queries only. */
  void updateState(Connection connection, Operation operation) throws SQLException {
    String sql = "update operation set state = ?, version = ? where id = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, operation.state().name());
      update.setLong(2, operation.version());
      update.setObject(3, operation.id());
      update.executeUpdate();
    }
  }

  Optional<Operation> find(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select body from operation where id = ?")) {
      select.setObject(1, id);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        return Optional.of(
            Operation.replay(json.readOrder(rows.getString(1)), entries(connection, id)));
      }
    }
  }

  private List<Recorded> entries(Connection connection, UUID id) throws SQLException {
    String sql = "select seq, at, body from journal where operation_id = ? order by seq";
    List<Recorded> entries = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, id);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          JournalEntry entry = json.readEntry(rows.getString(3));
          Instant at = rows.getObject(2, OffsetDateTime.class).toInstant();
          entries.add(new Recorded(rows.getLong(1), at, entry));
        }
      }
    }
    return entries;
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
