package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.Cause;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Suspicion;
import dev.handover.orchestrator.domain.Suspicions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/** One row for each group with which something is wrong. */
@ApplicationScoped
class JdbcSuspicions implements Suspicions {
  private final Database database;

  JdbcSuspicions(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public Optional<Suspicion> find(GroupName group) {
    String sql = "select node, cause, since from suspicion where group_name = ?";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group.value());
            try (ResultSet rows = select.executeQuery()) {
              return rows.next()
                  ? Optional.of(
                      new Suspicion(
                          group,
                          new NodeName(rows.getString(1)),
                          Cause.valueOf(rows.getString(2)),
                          rows.getObject(3, OffsetDateTime.class).toInstant()))
                  : Optional.empty();
            }
          }
        });
  }

  @Override
  public void put(Suspicion suspicion) {
    String sql = "insert into suspicion (group_name, node, cause, since) values (?, ?, ?, ?)";
    database.write(
        connection -> {
          delete(connection, suspicion.group());
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, suspicion.group().value());
            insert.setString(2, suspicion.node().value());
            insert.setString(3, suspicion.cause().name());
            insert.setObject(4, JournalRows.utc(suspicion.since().truncatedTo(ChronoUnit.MICROS)));
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public void clear(GroupName group) {
    database.write(connection -> delete(connection, group));
  }

  private static int delete(Connection connection, GroupName group) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from suspicion where group_name = ?")) {
      delete.setString(1, group.value());
      return delete.executeUpdate();
    }
  }
}
