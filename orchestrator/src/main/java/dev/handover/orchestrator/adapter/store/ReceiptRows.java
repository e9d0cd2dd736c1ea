package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.trigger.Decision;
import dev.handover.orchestrator.domain.trigger.Receipt;
import dev.handover.orchestrator.domain.trigger.Signal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL on the table `trigger_receipt`, inside a transaction of the caller. */
final class ReceiptRows {
  private static final String SELECT =
      "select id, trigger_name, received_at, last_received_at, times, decide_by, outcome, code,"
          + " detail, rule_name, group_name, operation_id, body from trigger_receipt ";

  private final StoredSignal json = new StoredSignal();

  static String hash(String identity) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  void insert(Connection connection, Receipt receipt, OffsetDateTime due) throws SQLException {
    String sql =
        "insert into trigger_receipt (id, trigger_name, identity, received_at, last_received_at,"
            + " times, decide_by, due_at, outcome, code, detail, body)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, receipt.id());
      insert.setString(2, receipt.trigger());
      insert.setString(3, hash(receipt.signal().identity()));
      insert.setObject(4, JournalRows.utc(receipt.receivedAt()));
      insert.setObject(5, JournalRows.utc(receipt.lastReceivedAt()));
      insert.setLong(6, receipt.times());
      insert.setObject(7, JournalRows.utc(receipt.decideBy()));
      insert.setObject(8, due);
      insert.setString(9, receipt.decision().outcome().name());
      insert.setString(10, receipt.decision().code());
      insert.setString(11, receipt.decision().detail());
      insert.setString(12, json.write(receipt.signal()));
      insert.executeUpdate();
    }
  }

  Optional<Receipt> find(Connection connection, UUID id) throws SQLException {
    return all(connection, "where id = ?", id).stream().findFirst();
  }

  Optional<Receipt> find(Connection connection, String trigger, Signal signal) throws SQLException {
    String where = "where trigger_name = ? and identity = ?";
    return all(connection, where, trigger, hash(signal.identity())).stream().findFirst();
  }

  List<Receipt> all(Connection connection, String where, Object... values) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      List<Receipt> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(read(rows));
        }
      }
      return found;
    }
  }

  private Receipt read(ResultSet row) throws SQLException {
    return new Receipt(
        row.getObject(1, UUID.class),
        row.getString(2),
        json.read(row.getString(13)),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getLong(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        new Decision(
            Decision.Outcome.valueOf(row.getString(7)),
            row.getString(8),
            row.getString(9),
            Optional.ofNullable(row.getString(10)),
            Optional.ofNullable(row.getString(11)),
            Optional.ofNullable(row.getObject(12, UUID.class))));
  }
}
