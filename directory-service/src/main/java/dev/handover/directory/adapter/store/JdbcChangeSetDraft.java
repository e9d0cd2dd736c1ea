package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetDraft;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RequestKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** A set in the making: its row is there from the start, its state says that it is not complete. */
final class JdbcChangeSetDraft implements ChangeSetDraft {

  private final Database database;
  private final UUID id;
  private boolean complete;

  private JdbcChangeSetDraft(Database database, UUID id) {
    this.database = database;
    this.id = id;
  }

  static JdbcChangeSetDraft begin(Database database, ChangeSet set, RequestKey key) {
    database.transact(
        connection -> {
          ChangeSetRows.insert(connection, set);
          return Database.update(
              connection,
              "insert into idempotency (actor, idem_key, request_hash, change_set_id, created_at)"
                  + " values (?, ?, ?, ?, ?)",
              List.of(
                  key.actor(),
                  key.key(),
                  key.requestHash(),
                  set.id(),
                  set.createdAt().atOffset(ZoneOffset.UTC)));
        });
    return new JdbcChangeSetDraft(database, set.id());
  }

  @Override
  public void add(List<EntryChange> batch) {
    database.transact(connection -> insert(connection, batch));
  }

  private int insert(Connection connection, List<EntryChange> batch) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into entry_change (change_set_id, sequence_number, task, dn, attributes_json,"
                + " outcome) values (?, ?, ?, ?, ?, 'PENDING')")) {
      for (EntryChange change : batch) {
        insert.setObject(1, id);
        insert.setInt(2, change.sequence());
        insert.setString(3, change.task().value());
        insert.setString(4, change.dn().toString());
        insert.setString(5, StoredJson.ofAttributes(change.attributes()));
        insert.addBatch();
      }
      return insert.executeBatch().length;
    }
  }

  @Override
  public void complete(ChangeSet set) {
    boolean done = database.transactDurably(connection -> ChangeSetRows.complete(connection, set));
    if (!done) {
      throw new IllegalStateException("change set " + id + " is no longer in the making");
    }
    complete = true;
  }

  @Override
  public void close() {
    if (!complete) {
      boolean unused = database.transact(connection -> OldChangeSets.abandon(connection, id));
    }
  }
}
