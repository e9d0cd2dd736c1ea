package dev.handover.orchestrator.adapter.store;

import static dev.handover.orchestrator.adapter.store.Database.run;

import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.EventType;
import dev.handover.orchestrator.domain.events.Facts;
import dev.handover.orchestrator.domain.events.Happening;
import dev.handover.orchestrator.domain.events.Lane;
import dev.handover.orchestrator.domain.events.Standing;
import dev.handover.orchestrator.domain.events.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people, and receivers that are gone, change about the rows of lanes. */
@ApplicationScoped
class JdbcStandings implements Standings {
  private final Database database;
  private final OutboxRows outbox = new OutboxRows();

  JdbcStandings(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public void disable(String subscription, Standing.Change change) {
    database.write(
        connection -> {
          boolean news = change(connection, subscription, change, false);
          if (news) {
            tell(connection, EventType.SUBSCRIPTION_DISABLED, subscription, change);
          }
          return news;
        });
  }

  @Override
  public void enable(String subscription, Standing.Change change, boolean fromNow) {
    database.write(
        connection -> {
          boolean news = change(connection, subscription, change, true);
          if (fromNow) {
            run(
                connection,
                "delete from event_lane where subscription = ? and last_one < ?",
                subscription,
                Lane.NO_END);
            run(
                connection,
                "update event_lane set delivered = ? where subscription = ?",
                OutboxRows.head(connection),
                subscription);
          }
          run(
              connection,
              "update event_lane set attempts = 0,"
                  + " due_at = case when claim is null then ? else due_at end"
                  + " where subscription = ?",
              change.at(),
              subscription);
          if (news) {
            tell(connection, EventType.SUBSCRIPTION_ENABLED, subscription, change);
          }
          return news;
        });
  }

  private static boolean change(
      Connection connection, String subscription, Standing.Change change, boolean enabled)
      throws SQLException {
    return run(
            connection,
            "update event_subscription set enabled = ?, changed_at = ?, changed_by = ?, reason = ?"
                + " where name = ? and enabled <> ?",
            enabled,
            change.at(),
            change.actor(),
            change.reason(),
            subscription,
            enabled)
        == 1;
  }

  private void tell(
      Connection connection, EventType type, String subscription, Standing.Change change)
      throws SQLException {
    Facts facts =
        new Facts()
            .and("subscription", subscription)
            .and("by", change.actor())
            .and("because", change.reason());
    outbox.add(
        connection,
        List.of(Happening.general(type, "subscriptions/" + subscription, facts)),
        change.at());
  }

  @Override
  public void rewind(String subscription, long sequence, Instant now) {
    database.write(
        connection -> {
          LaneRows.open(connection, subscription, sequence, now);
          return run(
              connection,
              "update event_lane set delivered = case when delivered > ? then ? else delivered end,"
                  + " attempts = 0, due_at = case when claim is null then ? else due_at end"
                  + " where subscription = ? and last_one = ?",
              sequence,
              sequence,
              now,
              subscription,
              Lane.NO_END);
        });
  }

  @Override
  public void again(String subscription, Event event, Instant now) {
    Lane lane =
        new Lane(
            subscription,
            event.id().toString(),
            event.group(),
            event.sequence() - 1,
            event.sequence(),
            0,
            new UUID(0, 0));
    try {
      database.write(
          connection -> {
            LaneRows.insert(connection, lane, now);
            return lane;
          });
    } catch (StoreException e) {
      // It is to be delivered once more already.
      if (!Database.isUniqueViolation(e)) {
        throw e;
      }
    }
  }

  @Override
  public Standing standing(String subscription, int lanes) {
    return database.read(
        connection -> {
          long[] totals = LaneRows.totals(connection, subscription);
          List<Standing.Progress> all = LaneRows.progress(connection, subscription, lanes);
          String sql =
              "select enabled, changed_at, changed_by, reason from event_subscription where name = ?";
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, subscription);
            try (ResultSet rows = select.executeQuery()) {
              boolean known = rows.next();
              return new Standing(
                  !known || rows.getBoolean(1),
                  known ? change(rows) : Optional.empty(),
                  totals[0],
                  totals[1],
                  all);
            }
          }
        });
  }

  private static Optional<Standing.Change> change(ResultSet rows) throws SQLException {
    @Nullable OffsetDateTime at = rows.getObject(2, OffsetDateTime.class);
    return at == null
        ? Optional.empty()
        : Optional.of(new Standing.Change(at.toInstant(), rows.getString(3), rows.getString(4)));
  }
}
