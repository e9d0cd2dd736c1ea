package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.ChangeSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Change sets that nobody has worked on for long, or that never were completed. */
final class OldChangeSets {

  /** A set that was never brought anywhere has no end; its age counts from its computation. */
  private static final String OLD =
      "(state in ('APPLIED', 'REVERTED') and ended_at < ?"
          + " or state in ('PREVIEWED', 'BLOCKED') and created_at < ?)";

  private OldChangeSets() {}

  static List<ChangeSet> select(Connection connection, Instant before, int limit)
      throws SQLException {
    OffsetDateTime time = before.atOffset(ZoneOffset.UTC);
    return ChangeSetRows.select(
        connection, "where " + OLD + " order by id limit ?", List.of(time, time, limit));
  }

  /** Looks again, with the row locked: work may have been begun meanwhile. */
  static boolean delete(Connection connection, UUID id, Instant before) throws SQLException {
    OffsetDateTime time = before.atOffset(ZoneOffset.UTC);
    // A run locks the lease first too: two that lock in different orders wait for each other.
    Database.query(
        connection,
        "select run from run_lease where change_set_id = ? for update",
        List.of(id),
        row -> row.getObject(1, UUID.class));
    List<UUID> still =
        Database.query(
            connection,
            "select id from change_set where id = ? and " + OLD + " for update",
            List.of(id, time, time),
            row -> row.getObject(1, UUID.class));
    if (still.isEmpty()) {
      return false;
    }
    deleteAll(connection, id);
    return true;
  }

  static List<ChangeSet> inTheMaking(Connection connection, Instant before, int limit)
      throws SQLException {
    return ChangeSetRows.select(
        connection,
        "where state = 'PREVIEWING' and created_at < ? order by id limit ?",
        List.of(before.atOffset(ZoneOffset.UTC), limit));
  }

  /** Looks again, with the row locked: it may have been completed meanwhile. */
  static boolean abandon(Connection connection, UUID id) throws SQLException {
    List<UUID> still =
        Database.query(
            connection,
            "select id from change_set where id = ? and state = 'PREVIEWING' for update",
            List.of(id),
            row -> row.getObject(1, UUID.class));
    if (still.isEmpty()) {
      return false;
    }
    deleteAll(connection, id);
    return true;
  }

  private static void deleteAll(Connection connection, UUID id) throws SQLException {
    for (String table : List.of("run_lease", "idempotency", "entry_change", "task")) {
      Database.update(connection, "delete from " + table + " where change_set_id = ?", List.of(id));
    }
    Database.update(connection, "delete from change_set where id = ?", List.of(id));
  }
}
