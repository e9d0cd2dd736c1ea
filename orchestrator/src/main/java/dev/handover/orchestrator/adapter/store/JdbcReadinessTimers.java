package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.readiness.ReadinessTimers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** One row for each group; a claim changes it only as it was read, so that one of many gets it. */
@ApplicationScoped
class JdbcReadinessTimers implements ReadinessTimers {
  private final Database database;

  JdbcReadinessTimers(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  @Override
  public Set<GroupName> known() {
    return database.read(
        connection -> {
          Set<GroupName> known = new HashSet<>();
          try (PreparedStatement select =
                  connection.prepareStatement("select group_name from readiness_timer");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              known.add(new GroupName(rows.getString(1)));
            }
          }
          return known;
        });
  }

  @Override
  public void add(Map<GroupName, Instant> due) {
    due.forEach(this::add);
  }

  private void add(GroupName group, Instant due) {
    String sql =
        "insert into readiness_timer (group_name, due_at)"
            + " select cast(? as varchar), cast(? as timestamp with time zone)"
            + " where not exists (select 1 from readiness_timer where group_name = ?)";
    try {
      database.write(
          connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
              insert.setString(1, group.value());
              insert.setObject(2, utc(due));
              insert.setString(3, group.value());
              return insert.executeUpdate();
            }
          });
    } catch (StoreException e) {
      // Two instances at the same moment: one is enough.
      if (!Database.isUniqueViolation(e)) {
        throw e;
      }
    }
  }

  @Override
  public void remove(Set<GroupName> groups) {
    database.write(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("delete from readiness_timer where group_name = ?")) {
            int gone = 0;
            for (GroupName group : groups) {
              delete.setString(1, group.value());
              gone += delete.executeUpdate();
            }
            return gone;
          }
        });
  }

  @Override
  public List<GroupName> claim(Instant now, Instant lapse, int limit) {
    Map<GroupName, OffsetDateTime> due = due(now, limit);
    if (due.isEmpty()) {
      return List.of();
    }
    return database.write(
        connection -> {
          List<GroupName> claimed = new ArrayList<>();
          for (Map.Entry<GroupName, OffsetDateTime> each : due.entrySet()) {
            if (move(connection, each.getKey(), each.getValue(), utc(lapse))) {
              claimed.add(each.getKey());
            }
          }
          return claimed;
        });
  }

  private Map<GroupName, OffsetDateTime> due(Instant now, int limit) {
    String sql =
        "select group_name, due_at from readiness_timer where due_at <= ?"
            + " order by due_at, group_name limit ?";
    return database.read(
        connection -> {
          Map<GroupName, OffsetDateTime> due = new LinkedHashMap<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, utc(now));
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                due.put(new GroupName(rows.getString(1)), rows.getObject(2, OffsetDateTime.class));
              }
            }
          }
          return due;
        });
  }

  private static boolean move(
      Connection connection, GroupName group, OffsetDateTime from, OffsetDateTime to)
      throws SQLException {
    String sql = "update readiness_timer set due_at = ? where group_name = ? and due_at = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, to);
      update.setString(2, group.value());
      update.setObject(3, from);
      return update.executeUpdate() == 1;
    }
  }

  @Override
  public void set(GroupName group, Instant due) {
    database.write(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update readiness_timer set due_at = ? where group_name = ?")) {
            update.setObject(1, utc(due));
            update.setString(2, group.value());
            return update.executeUpdate();
          }
        });
  }

  /** As fine as both databases keep it. */
  private static OffsetDateTime utc(Instant instant) {
    return JournalRows.utc(instant.truncatedTo(ChronoUnit.MICROS));
  }
}
