package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.events.Lane;
import dev.handover.orchestrator.domain.events.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL on the table `event_lane`, inside a transaction of the caller. */
final class LaneRows {
  private static final String PENDING =
      "(select count(*) from event_outbox o where o.group_name = l.group_name"
          + " and o.sequence > l.delivered and o.sequence <= l.last_one)";

  private LaneRows() {}

  /** Lanes for the groups of all events after `sequence` that have none yet. */
  static void open(Connection connection, String subscription, long sequence, Instant due)
      throws SQLException {
    String sql =
        "select distinct o.group_name from event_outbox o where o.sequence > ? and not exists"
            + " (select 1 from event_lane l where l.subscription = ? and l.lane = o.group_name)";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, sequence);
      select.setString(2, subscription);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          String group = rows.getString(1);
          Lane lane = lane(subscription, group, group, sequence, Lane.NO_END);
          insert(connection, lane, due);
        }
      }
    }
  }

  private static Lane lane(
      String subscription, String name, String group, long delivered, long last) {
    return new Lane(
        subscription, name, OutboxRows.group(group), delivered, last, 0, new UUID(0, 0));
  }

  static void insert(Connection connection, Lane lane, Instant due) throws SQLException {
    String sql =
        "insert into event_lane (subscription, lane, group_name, delivered, last_one, attempts,"
            + " due_at, dropped) values (?, ?, ?, ?, ?, 0, ?, 0)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, lane.subscription());
      insert.setString(2, lane.name());
      insert.setString(3, OutboxRows.group(lane.group()));
      insert.setLong(4, lane.delivered());
      insert.setLong(5, lane.last());
      insert.setObject(6, JournalRows.utc(due));
      insert.executeUpdate();
    }
  }

  /** Lanes that are due and have something to deliver. */
  static List<String> due(Connection connection, String subscription, Instant now, int limit)
      throws SQLException {
    String sql =
        "select l.lane from event_lane l join event_subscription s on s.name = l.subscription"
            + " where l.subscription = ? and s.enabled and l.due_at <= ? and exists"
            + " (select 1 from event_outbox o where o.group_name = l.group_name"
            + " and o.sequence > l.delivered and o.sequence <= l.last_one)"
            + " order by l.due_at, l.lane limit ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, subscription);
      select.setObject(2, JournalRows.utc(now));
      select.setInt(3, limit);
      List<String> lanes = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          lanes.add(rows.getString(1));
        }
      }
      return lanes;
    }
  }

  /** Of many who try, one succeeds: the first one moves what the others look for. */
  static boolean claim(Connection connection, Lane wanted, Instant now, Instant lapse)
      throws SQLException {
    String sql =
        "update event_lane set claim = ?, due_at = ?"
            + " where subscription = ? and lane = ? and due_at <= ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, wanted.claim());
      update.setObject(2, JournalRows.utc(lapse));
      update.setString(3, wanted.subscription());
      update.setString(4, wanted.name());
      update.setObject(5, JournalRows.utc(now));
      return update.executeUpdate() == 1;
    }
  }

  /** The lane as long as the claim holds and the subscription is enabled. */
  static Optional<Lane> held(Connection connection, String subscription, String name, UUID claim)
      throws SQLException {
    String sql =
        "select l.group_name, l.delivered, l.last_one, l.attempts from event_lane l"
            + " join event_subscription s on s.name = l.subscription"
            + " where l.subscription = ? and l.lane = ? and l.claim = ? and s.enabled";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, subscription);
      select.setString(2, name);
      select.setObject(3, claim);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Lane(
                    subscription,
                    name,
                    OutboxRows.group(rows.getString(1)),
                    rows.getLong(2),
                    rows.getLong(3),
                    rows.getInt(4),
                    claim))
            : Optional.empty();
      }
    }
  }

  static List<Standing.Progress> progress(Connection connection, String subscription, int limit)
      throws SQLException {
    String sql =
        "select lane, group_name, delivered, last_one, attempts, due_at, delivered_at, error,"
            + " error_at, pending from (select l.*, "
            + PENDING
            + " as pending from event_lane l where l.subscription = ?) lanes"
            + " order by case when pending > 0 then 0 else 1 end, lane limit ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, subscription);
      select.setInt(2, limit);
      List<Standing.Progress> all = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.add(progress(rows));
        }
      }
      return all;
    }
  }

  private static Standing.Progress progress(ResultSet rows) throws SQLException {
    @Nullable OffsetDateTime deliveredAt = rows.getObject(7, OffsetDateTime.class);
    @Nullable OffsetDateTime errorAt = rows.getObject(9, OffsetDateTime.class);
    return new Standing.Progress(
        rows.getString(1),
        OutboxRows.group(rows.getString(2)),
        rows.getLong(4) != Lane.NO_END,
        rows.getLong(3),
        rows.getLong(10),
        rows.getInt(5),
        rows.getObject(6, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(deliveredAt).map(OffsetDateTime::toInstant),
        errorAt == null
            ? Optional.empty()
            : Optional.of(new Standing.Fault(errorAt.toInstant(), rows.getString(8))));
  }

  /** Pending and dropped events of all lanes. */
  static long[] totals(Connection connection, String subscription) throws SQLException {
    String sql =
        "select coalesce(sum("
            + PENDING
            + "), 0), coalesce(sum(l.dropped), 0) from event_lane l where l.subscription = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, subscription);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return new long[] {rows.getLong(1), rows.getLong(2)};
      }
    }
  }
}
