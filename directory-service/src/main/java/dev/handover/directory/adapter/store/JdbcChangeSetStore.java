package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.AnsweredRequest;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetDraft;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.GroupName;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.RunLease;
import dev.handover.directory.domain.Stop;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.Turn;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Change sets in H2 or PostgreSQL. */
@Singleton
class JdbcChangeSetStore implements ChangeSetStore {

  private final Database database;
  private final InstantSource clock;

  JdbcChangeSetStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public ChangeSetDraft draft(ChangeSet set, RequestKey key, RunLease lease) {
    return JdbcChangeSetDraft.begin(database, set, key, lease);
  }

  @Override
  public List<ChangeSet> leftInTheMaking(Instant now, int limit) {
    return database.transact(connection -> OldChangeSets.leftInTheMaking(connection, now, limit));
  }

  @Override
  public boolean abandon(UUID id, Instant now) {
    return database.transact(connection -> OldChangeSets.abandon(connection, id, now));
  }

  @Override
  public Optional<ChangeSet> find(UUID id) {
    return database.transact(
        connection ->
            ChangeSetRows.select(connection, "where id = ?", List.of(id)).stream().findFirst());
  }

  @Override
  public List<ChangeSet> list(@Nullable GroupName group, @Nullable UUID before, int limit) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    List<Object> parameters = new ArrayList<>();
    if (group != null) {
      conditions.add("group_name = ?");
      parameters.add(group.value());
    }
    if (before != null) {
      conditions.add("id < ?");
      parameters.add(before);
    }
    parameters.add(limit);
    String rest = "where " + String.join(" and ", conditions) + " order by id desc limit ?";
    return database.transact(connection -> ChangeSetRows.select(connection, rest, parameters));
  }

  @Override
  public List<RecordedChange> changes(ChangeQuery query) {
    return database.transact(connection -> ChangeRows.select(connection, query));
  }

  @Override
  public void begin(Turn turn, Direction direction, @Nullable TaskName only) {
    UUID id = turn.changeSet();
    database.transactDurably(
        connection -> {
          LeaseRows.hold(connection, turn);
          tryRefusedAgain(connection, id, only);
          for (String task : ChangeSetRows.turningTasks(connection, id, direction, only)) {
            Database.update(
                connection,
                "update entry_change set outcome = 'PENDING', detail = null"
                    + " where change_set_id = ? and task = ? and outcome = 'CONFLICT'",
                List.of(id, task));
            Database.update(
                connection,
                "update task set direction = ? where change_set_id = ? and name = ?",
                List.of(direction.name(), id, task));
          }
          return Database.update(
              connection,
              "update change_set set state = ?, last_error = null, ended_at = null where id = ?",
              List.of(ChangeSetState.towards(direction).name(), id));
        });
  }

  private static void tryRefusedAgain(Connection connection, UUID id, @Nullable TaskName only)
      throws SQLException {
    String task = only == null ? null : only.value();
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(id);
    parameters.add(task);
    parameters.add(task);
    Database.update(
        connection,
        "update entry_change set outcome = 'PENDING', detail = null where change_set_id = ?"
            + " and outcome = 'REFUSED' and (cast(? as varchar) is null or task = ?)",
        parameters);
  }

  @Override
  public void record(Turn turn, List<ChangeResult> results) {
    if (results.isEmpty()) {
      return;
    }
    database.transact(
        connection -> {
          LeaseRows.hold(connection, turn);
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update entry_change set outcome = ?, detail = ?"
                      + " where change_set_id = ? and sequence_number = ?")) {
            for (ChangeResult result : results) {
              update.setString(1, result.outcome().name());
              update.setString(2, ChangeRows.clipped(result.detail()));
              update.setObject(3, turn.changeSet());
              update.setInt(4, result.sequence());
              update.addBatch();
            }
            return update.executeBatch();
          }
        });
  }

  @Override
  public void conclude(Turn turn, ChangeSetState state, @Nullable Stop stop) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(state.name());
    parameters.add(stop == null ? null : ChangeRows.clipped(stop.reason()));
    parameters.add(stop != null && stop.retryLater());
    parameters.add(state.isUnfinished() ? null : clock.instant().atOffset(ZoneOffset.UTC));
    parameters.add(turn.changeSet());
    database.transactDurably(
        connection -> {
          LeaseRows.hold(connection, turn);
          Database.update(
              connection,
              "update change_set set state = ?, last_error = ?, retry_later = ?, ended_at = ?"
                  + " where id = ?",
              parameters);
          return LeaseRows.delete(connection, turn);
        });
  }

  @Override
  public Optional<AnsweredRequest> answerTo(RequestKey key, Instant since) {
    return database.transact(
        connection ->
            Database.query(
                    connection,
                    "select request_hash, change_set_id from idempotency"
                        + " where actor = ? and idem_key = ? and created_at >= ?",
                    List.of(key.actor(), key.key(), since.atOffset(ZoneOffset.UTC)),
                    row -> new AnsweredRequest(row.getString(1), row.getObject(2, UUID.class)))
                .stream()
                .findFirst());
  }

  @Override
  public void forgetAnswers(Instant before) {
    database.transact(
        connection ->
            Database.update(
                connection,
                "delete from idempotency where created_at < ?",
                List.of(before.atOffset(ZoneOffset.UTC))));
  }

  @Override
  public List<ChangeSet> endedBefore(Instant before, int limit) {
    return database.transact(connection -> OldChangeSets.select(connection, before, limit));
  }

  @Override
  public void forget(UUID id, Instant before) {
    database.transact(connection -> OldChangeSets.delete(connection, id, before));
  }
}
