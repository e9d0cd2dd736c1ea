package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.FencingEpoch;
import dev.handover.directory.domain.GroupName;
import dev.handover.directory.domain.LeaseLostException;
import dev.handover.directory.domain.RunLease;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.Turn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code run_lease} as domain objects. */
final class LeaseRows {

  private LeaseRows() {}

  /**
   * Holds on to the lease until the transaction ends, so that nobody takes the set over between
   * this look and what the transaction writes.
   */
  static void hold(Connection connection, Turn turn) throws SQLException {
    List<UUID> held =
        Database.query(
            connection,
            "select run from run_lease where change_set_id = ? and run = ? for update",
            List.of(turn.changeSet(), turn.run()),
            row -> row.getObject(1, UUID.class));
    if (held.isEmpty()) {
      throw new LeaseLostException(turn);
    }
  }

  static List<RunLease> select(Connection connection, String rest, List<?> parameters)
      throws SQLException {
    return Database.query(
        connection, "select * from run_lease " + rest, parameters, LeaseRows::lease);
  }

  static void insert(Connection connection, RunLease lease) throws SQLException {
    Database.update(
        connection,
        "insert into run_lease (run, instance, group_name, epoch, issuer, direction, task,"
            + " expires_at, change_set_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        columns(lease));
  }

  static void update(Connection connection, RunLease lease) throws SQLException {
    Database.update(
        connection,
        "update run_lease set run = ?, instance = ?, group_name = ?, epoch = ?, issuer = ?,"
            + " direction = ?, task = ?, expires_at = ? where change_set_id = ?",
        columns(lease));
  }

  static int delete(Connection connection, Turn turn) throws SQLException {
    return Database.update(
        connection,
        "delete from run_lease where change_set_id = ? and run = ?",
        List.of(turn.changeSet(), turn.run()));
  }

  private static List<@Nullable Object> columns(RunLease lease) {
    TaskName task = lease.task();
    RunLease.Owner owner = lease.owner();
    List<@Nullable Object> columns = new ArrayList<>();
    columns.add(lease.turn().run());
    columns.add(lease.instance());
    columns.add(owner == null ? null : owner.group().value());
    columns.add(owner == null ? null : owner.epoch().value());
    columns.add(owner == null ? null : owner.issuer());
    columns.add(lease.direction().name());
    columns.add(task == null ? null : task.value());
    columns.add(lease.expires().atOffset(ZoneOffset.UTC));
    columns.add(lease.turn().changeSet());
    return columns;
  }

  private static RunLease.@Nullable Owner owner(ResultSet row) throws SQLException {
    String group = row.getString("group_name");
    return group == null
        ? null
        : new RunLease.Owner(
            new GroupName(group),
            new FencingEpoch(row.getLong("epoch")),
            row.getObject("issuer", UUID.class));
  }

  private static RunLease lease(ResultSet row) throws SQLException {
    String task = row.getString("task");
    return new RunLease(
        new Turn(row.getObject("change_set_id", UUID.class), row.getObject("run", UUID.class)),
        row.getString("instance"),
        owner(row),
        Direction.valueOf(row.getString("direction")),
        task == null ? null : new TaskName(task),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }
}
