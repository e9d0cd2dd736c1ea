package dev.handover.orchestrator.adapter.store;

import static dev.handover.orchestrator.adapter.store.Database.run;

import dev.handover.orchestrator.domain.events.Deliveries;
import dev.handover.orchestrator.domain.events.Lane;
import dev.handover.orchestrator.domain.events.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Lanes as rows; every change of one names the claim that it relies on. */
@ApplicationScoped
class JdbcDeliveries implements Deliveries {
  private final Database database;

  JdbcDeliveries(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public void meet(String subscription) {
    long head = database.read(OutboxRows::head);
    Optional<Long> seen = database.read(connection -> seen(connection, subscription, ""));
    if (seen.isPresent() && seen.get() == head) {
      return;
    }
    try {
      database.write(connection -> meet(connection, subscription));
    } catch (StoreException e) {
      // Two instances at the same moment: one is enough.
      if (!Database.isUniqueViolation(e)) {
        throw e;
      }
    }
  }

  private static String meet(Connection connection, String subscription) throws SQLException {
    long head = OutboxRows.head(connection);
    Optional<Long> seen = seen(connection, subscription, " for update");
    if (seen.isEmpty()) {
      run(
          connection,
          "insert into event_subscription (name, seen, enabled) values (?, ?, true)",
          subscription,
          head);
      return subscription;
    }
    LaneRows.open(connection, subscription, seen.get(), Instant.EPOCH);
    run(connection, "update event_subscription set seen = ? where name = ?", head, subscription);
    return subscription;
  }

  private static Optional<Long> seen(Connection connection, String subscription, String suffix)
      throws SQLException {
    String sql = "select seen from event_subscription where name = ?" + suffix;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, subscription);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
      }
    }
  }

  @Override
  public List<Lane> claim(String subscription, Instant now, Instant lapse, int limit) {
    List<String> due =
        database.read(connection -> LaneRows.due(connection, subscription, now, limit));
    if (due.isEmpty()) {
      return List.of();
    }
    return database.write(
        connection -> {
          List<Lane> claimed = new ArrayList<>();
          for (String name : due) {
            UUID claim = UUID.randomUUID();
            Lane wanted = new Lane(subscription, name, Optional.empty(), 0, 0, 0, claim);
            if (LaneRows.claim(connection, wanted, now, lapse)) {
              LaneRows.held(connection, subscription, name, claim).ifPresent(claimed::add);
            }
          }
          return claimed;
        });
  }

  @Override
  public Optional<Lane> advance(Lane lane, long sequence, Turn turn) {
    return database.write(
        connection -> {
          boolean ours =
              run(
                      connection,
                      "update event_lane set due_at = ? where subscription = ? and lane = ? and claim = ?",
                      turn.lapse(),
                      lane.subscription(),
                      lane.name(),
                      lane.claim())
                  == 1;
          if (!ours) {
            return Optional.empty();
          }
          boolean asSeen = move(connection, lane, sequence);
          if (turn.taken() && asSeen) {
            taken(connection, lane, turn.now());
          }
          return LaneRows.held(connection, lane.subscription(), lane.name(), lane.claim());
        });
  }

  /** Unless somebody has set the lane back, or forward. */
  private static boolean move(Connection connection, Lane lane, long sequence) throws SQLException {
    return run(
            connection,
            "update event_lane set delivered = ?"
                + " where subscription = ? and lane = ? and claim = ? and delivered = ?",
            sequence,
            lane.subscription(),
            lane.name(),
            lane.claim(),
            lane.delivered())
        == 1;
  }

  private static void taken(Connection connection, Lane lane, Instant at) throws SQLException {
    run(
        connection,
        "update event_lane set attempts = 0, delivered_at = ?, error = null, error_at = null"
            + " where subscription = ? and lane = ?",
        at,
        lane.subscription(),
        lane.name());
  }

  @Override
  public void rest(Lane lane, Instant now) {
    String where = " where subscription = ? and lane = ? and claim = ?";
    database.write(
        connection ->
            lane.isForOne()
                ? run(
                    connection,
                    "delete from event_lane" + where + " and delivered >= last_one",
                    lane.subscription(),
                    lane.name(),
                    lane.claim())
                : run(
                    connection,
                    "update event_lane set claim = null, due_at = ?" + where,
                    now,
                    lane.subscription(),
                    lane.name(),
                    lane.claim()));
  }

  @Override
  public void failed(Lane lane, Standing.Fault fault, Instant retryAt) {
    database.write(
        connection ->
            run(
                connection,
                "update event_lane set claim = null, attempts = attempts + 1, due_at = ?, error = ?,"
                    + " error_at = ? where subscription = ? and lane = ? and claim = ?",
                retryAt,
                fault.error(),
                fault.at(),
                lane.subscription(),
                lane.name(),
                lane.claim()));
  }
}
