package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.times.Measured;
import dev.handover.orchestrator.domain.times.Measurements;
import dev.handover.orchestrator.domain.times.TimedPhase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** One row for each operation that has ended, with the times of its phases as {@code NAME=ms}. */
@ApplicationScoped
class TimesRows implements Measurements {
  private final Database database;

  TimesRows(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  /** In the transaction that ends the operation. */
  static void insert(Connection connection, Measured measured) throws SQLException {
    String sql =
        "insert into operation_times (operation_id, group_name, kind, ended_at, outage_ms,"
            + " recovery_ms, phases) values (?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, measured.operation());
      insert.setString(2, measured.group().value());
      insert.setString(3, measured.kind().name());
      insert.setObject(4, JournalRows.utc(measured.endedAt()));
      setMillis(insert, 5, measured.outage());
      setMillis(insert, 6, measured.recovery());
      insert.setString(
          7,
          measured.phases().entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue().toMillis())
              .collect(Collectors.joining(" ")));
      insert.executeUpdate();
    }
  }

  private static void setMillis(PreparedStatement insert, int at, Optional<Duration> time)
      throws SQLException {
    if (time.isPresent()) {
      insert.setLong(at, time.get().toMillis());
    } else {
      insert.setNull(at, Types.BIGINT);
    }
  }

  @Override
  public List<Measured> since(GroupName group, Instant from, int most) {
    String sql =
        "select operation_id, kind, ended_at, outage_ms, recovery_ms, phases from operation_times"
            + " where group_name = ? and ended_at >= ? order by ended_at desc limit ?";
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, group.value());
            select.setObject(2, JournalRows.utc(from));
            select.setInt(3, most);
            List<Measured> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                found.add(measured(group, rows));
              }
            }
            return found;
          }
        });
  }

  private static Measured measured(GroupName group, ResultSet rows) throws SQLException {
    return new Measured(
        rows.getObject(1, UUID.class),
        group,
        OperationKind.valueOf(rows.getString(2)),
        rows.getObject(3, OffsetDateTime.class).toInstant(),
        millis(rows, 4),
        millis(rows, 5),
        phases(rows.getString(6)));
  }

  private static Optional<Duration> millis(ResultSet rows, int column) throws SQLException {
    long millis = rows.getLong(column);
    return rows.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }

  private static Map<TimedPhase, Duration> phases(String text) {
    Map<TimedPhase, Duration> phases = new EnumMap<>(TimedPhase.class);
    for (String word : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      int sign = word.indexOf('=');
      phases.put(
          TimedPhase.valueOf(word.substring(0, sign)),
          Duration.ofMillis(Long.parseLong(word.substring(sign + 1))));
    }
    return phases;
  }
}
