package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The outbox as rows, oldest first. */
@ApplicationScoped
class JdbcOutbox implements Outbox {
  private final Database database;
  private final OutboxRows rows = new OutboxRows();

  JdbcOutbox(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public long head() {
    return database.read(OutboxRows::head);
  }

  @Override
  public List<Event> after(long sequence, int limit) {
    return events("where sequence > ? order by sequence limit ?", sequence, limit);
  }

  @Override
  public List<Event> after(Optional<GroupName> group, long sequence, int limit) {
    return events(
        "where group_name = ? and sequence > ? order by sequence limit ?",
        OutboxRows.group(group),
        sequence,
        limit);
  }

  @Override
  public Optional<Event> find(UUID id) {
    return events("where id = ?", id).stream().findFirst();
  }

  private List<Event> events(String where, Object... values) {
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(OutboxRows.COLUMNS + where)) {
            for (int i = 0; i < values.length; i++) {
              select.setObject(i + 1, values[i]);
            }
            return rows.read(select);
          }
        });
  }

  @Override
  public long before(Instant time) {
    return database.read(connection -> newest(connection, time));
  }

  private static long newest(Connection connection, Instant time) throws SQLException {
    String sql = "select coalesce(max(sequence), 0) from event_outbox where at < ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, JournalRows.utc(time));
      try (ResultSet found = select.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    }
  }

  @Override
  public int forget(Instant olderThan, int most) {
    return database.write(
        connection -> {
          long tooMany = OutboxRows.head(connection) - most;
          long upTo = Math.max(newest(connection, olderThan), tooMany);
          if (upTo <= 0) {
            return 0;
          }
          countAsDropped(connection, upTo);
          try (PreparedStatement delete =
              connection.prepareStatement("delete from event_outbox where sequence <= ?")) {
            delete.setLong(1, upTo);
            return delete.executeUpdate();
          }
        });
  }

  private static void countAsDropped(Connection connection, long upTo) throws SQLException {
    String sql =
        "update event_lane set dropped = dropped + (select count(*) from event_outbox o"
            + " where o.group_name = event_lane.group_name and o.sequence > event_lane.delivered"
            + " and o.sequence <= ? and o.sequence <= event_lane.last_one) where delivered < ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, upTo);
      update.setLong(2, upTo);
      update.executeUpdate();
    }
  }
}
