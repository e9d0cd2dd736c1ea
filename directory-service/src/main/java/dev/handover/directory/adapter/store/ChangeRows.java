package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.TaskName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code entry_change} as domain objects. */
final class ChangeRows {

  private static final int LONGEST_DETAIL = 4_000;

  private ChangeRows() {}

  static List<RecordedChange> select(Connection connection, ChangeQuery query) throws SQLException {
    StringBuilder sql = new StringBuilder("select * from entry_change where change_set_id = ?");
    List<Object> parameters = new ArrayList<>();
    parameters.add(query.changeSet());
    TaskName task = query.task();
    if (task != null) {
      sql.append(" and task = ?");
      parameters.add(task.value());
    }
    if (!query.outcomes().isEmpty()) {
      sql.append(" and outcome = any(?)");
      parameters.add(
          connection.createArrayOf(
              "varchar", query.outcomes().stream().map(ChangeOutcome::name).toArray()));
    }
    Integer after = query.after();
    if (after != null) {
      sql.append(query.descending() ? " and sequence_number < ?" : " and sequence_number > ?");
      parameters.add(after);
    }
    sql.append(" order by change_set_id, sequence_number")
        .append(query.descending() ? " desc" : "");
    sql.append(" limit ?");
    parameters.add(query.limit());
    return Database.query(connection, sql.toString(), parameters, ChangeRows::recorded);
  }

  private static RecordedChange recorded(ResultSet row) throws SQLException {
    EntryChange change =
        new EntryChange(
            row.getInt("sequence_number"),
            new TaskName(row.getString("task")),
            DistinguishedName.parse(row.getString("dn")),
            StoredJson.attributes(row.getString("attributes_json")));
    return new RecordedChange(
        change, ChangeOutcome.valueOf(row.getString("outcome")), row.getString("detail"));
  }

  /** A text for people as it fits its column; PostgreSQL keeps no NUL in a text. */
  static @Nullable String clipped(@Nullable String text) {
    return text == null
        ? null
        : text.substring(0, Math.min(text.length(), LONGEST_DETAIL)).replace('\u0000', ' ');
  }
}
