package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.GroupName;
import dev.handover.directory.domain.Server;
import dev.handover.directory.domain.Stop;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskProgress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code change_set} and {@code task} as domain objects. */
final class ChangeSetRows {

  private ChangeSetRows() {}

  static void insert(Connection connection, ChangeSet set) throws SQLException {
    List<@Nullable Object> columns = new ArrayList<>();
    columns.add(set.id());
    columns.add(set.group().value());
    columns.add(set.state().name());
    columns.add(StoredJson.ofServers(List.of(set.source(), set.target())));
    columns.add(set.createdAt().atOffset(ZoneOffset.UTC));
    columns.add(set.createdBy());
    columns.add(set.contentHash());
    columns.add(StoredJson.ofFindings(set.findings()));
    columns.add(set.reverseLdifFile());
    columns.add(StoredPins.of(set.pins()));
    Database.update(
        connection,
        "insert into change_set (id, group_name, state, servers_json, created_at, created_by,"
            + " content_hash, findings_json, reverse_ldif_file, pins_json)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        columns);
    int position = 0;
    for (TaskProgress task : set.tasks()) {
      Database.update(
          connection,
          "insert into task (change_set_id, position, name) values (?, ?, ?)",
          List.of(set.id(), ++position, task.task().value()));
    }
  }

  /** Writes down what a set in the making has become; false when it no longer is in the making. */
  static boolean complete(Connection connection, ChangeSet set) throws SQLException {
    List<@Nullable Object> columns = new ArrayList<>();
    columns.add(set.state().name());
    columns.add(set.contentHash());
    columns.add(StoredJson.ofFindings(set.findings()));
    columns.add(set.reverseLdifFile());
    columns.add(set.id());
    return Database.update(
            connection,
            "update change_set set state = ?, content_hash = ?, findings_json = ?,"
                + " reverse_ldif_file = ? where id = ? and state = 'PREVIEWING'",
            columns)
        == 1;
  }

  static List<ChangeSet> select(Connection connection, String rest, List<?> parameters)
      throws SQLException {
    List<ChangeSet> bare =
        Database.query(
            connection,
            "select * from change_set " + rest,
            parameters,
            ChangeSetRows::withoutTasks);
    List<ChangeSet> whole = new ArrayList<>();
    for (ChangeSet set : bare) {
      whole.add(set.withTasks(tasks(connection, set.id())));
    }
    return whole;
  }

  /** Tasks whose direction is not the wanted one. */
  static List<String> turningTasks(
      Connection connection, UUID id, Direction direction, @Nullable TaskName only)
      throws SQLException {
    return Database.query(
            connection,
            "select name from task where change_set_id = ?"
                + " and (direction is null or direction <> ?)",
            List.of(id, direction.name()),
            row -> row.getString(1))
        .stream()
        .filter(name -> only == null || only.value().equals(name))
        .toList();
  }

  private static List<TaskProgress> tasks(Connection connection, UUID id) throws SQLException {
    Map<String, Map<ChangeOutcome, Integer>> counts = new HashMap<>();
    Database.query(
        connection,
        "select task, outcome, count(*) from entry_change where change_set_id = ?"
            + " group by task, outcome",
        List.of(id),
        row ->
            counts
                .computeIfAbsent(row.getString(1), task -> new EnumMap<>(ChangeOutcome.class))
                .put(ChangeOutcome.valueOf(row.getString(2)), row.getInt(3)));
    return Database.query(
        connection,
        "select name, direction from task where change_set_id = ? order by position",
        List.of(id),
        row -> progress(row, counts.getOrDefault(row.getString("name"), Map.of())));
  }

  private static TaskProgress progress(ResultSet row, Map<ChangeOutcome, Integer> counts)
      throws SQLException {
    String direction = row.getString("direction");
    return new TaskProgress(
        new TaskName(row.getString("name")),
        direction == null ? null : Direction.valueOf(direction),
        counts.getOrDefault(ChangeOutcome.PENDING, 0),
        counts.getOrDefault(ChangeOutcome.APPLIED, 0),
        counts.getOrDefault(ChangeOutcome.CONFLICT, 0),
        counts.getOrDefault(ChangeOutcome.REVERTED, 0),
        counts.getOrDefault(ChangeOutcome.REFUSED, 0));
  }

  private static @Nullable Stop stop(ResultSet row) throws SQLException {
    String reason = row.getString("last_error");
    return reason == null ? null : new Stop(reason, row.getBoolean("retry_later"));
  }

  private static ChangeSet withoutTasks(ResultSet row) throws SQLException {
    List<Server> servers = StoredJson.servers(row.getString("servers_json"));
    return new ChangeSet(
        row.getObject("id", UUID.class),
        new GroupName(row.getString("group_name")),
        ChangeSetState.valueOf(row.getString("state")),
        servers.getFirst(),
        servers.getLast(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by"),
        row.getString("content_hash"),
        List.of(),
        StoredJson.findings(row.getString("findings_json")),
        row.getString("reverse_ldif_file"),
        StoredPins.pins(row.getString("pins_json")),
        stop(row));
  }
}
