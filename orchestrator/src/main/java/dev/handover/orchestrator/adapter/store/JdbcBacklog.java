package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.telemetry.Backlog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** Counts the rows of db-scheduler's table. */
@ApplicationScoped
class JdbcBacklog implements Backlog {
  private static final String SQL =
      "select count(case when picked = false then 1 end), count(case when picked = true then 1 end),"
          + " min(case when picked = false then execution_time end)"
          + " from scheduled_tasks where picked = true or execution_time <= ?";

  private final Database database;

  JdbcBacklog(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public Standing at(Instant now) {
    return database.read(connection -> read(connection, now));
  }

  private static Standing read(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SQL)) {
      select.setObject(1, JournalRows.utc(now));
      try (ResultSet found = select.executeQuery()) {
        found.next();
        return new Standing(
            found.getLong(1),
            found.getLong(2),
            Optional.ofNullable(found.getObject(3, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant));
      }
    }
  }
}
