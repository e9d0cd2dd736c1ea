package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.Turn;
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
    lockLease(connection, id);
    return deletedIf(connection, id, OLD, List.of(id, time, time));
  }

  /** A set without a lease is one of a process that had the store to itself, and is gone. */
  private static final String LEFT =
      "state = 'PREVIEWING' and not exists (select 1 from run_lease"
          + " where change_set_id = id and expires_at > ?)";

  static List<ChangeSet> leftInTheMaking(Connection connection, Instant now, int limit)
      throws SQLException {
    return ChangeSetRows.select(
        connection,
        "where " + LEFT + " order by id limit ?",
        List.of(now.atOffset(ZoneOffset.UTC), limit));
  }

  /** Looks again, with the rows locked: another instance may have removed it meanwhile. */
  static boolean abandon(Connection connection, UUID id, Instant now) throws SQLException {
    lockLease(connection, id);
    return deletedIf(connection, id, LEFT, List.of(id, now.atOffset(ZoneOffset.UTC)));
  }

  /** Abandons what the turn is at, if it still is. */
  static boolean abandon(Connection connection, Turn turn) throws SQLException {
    if (LeaseRows.delete(connection, turn) == 0) {
      return false;
    }
    return deletedIf(
        connection, turn.changeSet(), "state = 'PREVIEWING'", List.of(turn.changeSet()));
  }

  private static boolean deletedIf(
      Connection connection, UUID id, String condition, List<?> parameters) throws SQLException {
    List<UUID> still =
        Database.query(
            connection,
            "select id from change_set where id = ? and " + condition + " for update",
            parameters,
            row -> row.getObject(1, UUID.class));
    if (still.isEmpty()) {
      return false;
    }
    deleteAll(connection, id);
    return true;
  }

  /** A run locks the lease first too: two that lock in different orders wait for each other. */
  private static void lockLease(Connection connection, UUID id) throws SQLException {
    Database.query(
        connection,
        "select run from run_lease where change_set_id = ? for update",
        List.of(id),
        row -> row.getObject(1, UUID.class));
  }

  private static void deleteAll(Connection connection, UUID id) throws SQLException {
    for (String table : List.of("run_lease", "idempotency", "entry_change", "task")) {
      Database.update(connection, "delete from " + table + " where change_set_id = ?", List.of(id));
    }
    Database.update(connection, "delete from change_set where id = ?", List.of(id));
  }
}
