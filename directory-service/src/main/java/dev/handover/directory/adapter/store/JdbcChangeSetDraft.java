package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetDraft;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.LeaseLostException;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.RequestTakenException;
import dev.handover.directory.domain.RunLease;
import dev.handover.directory.domain.Turn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** A set in the making: its row is there from the start, its state says that it is not complete. */
final class JdbcChangeSetDraft implements ChangeSetDraft {

  private final Database database;
  private final Turn turn;
  private boolean complete;

  private JdbcChangeSetDraft(Database database, Turn turn) {
    this.database = database;
    this.turn = turn;
  }

  static JdbcChangeSetDraft begin(
      Database database, ChangeSet set, RequestKey key, RunLease lease) {
    try {
      database.transact(connection -> insert(connection, set, key, lease));
    } catch (StoreFailedException e) {
      if (e.isForAKeyThatIsThere()) {
        throw new RequestTakenException(key);
      }
      throw e;
    }
    return new JdbcChangeSetDraft(database, lease.turn());
  }

  private static boolean insert(
      Connection connection, ChangeSet set, RequestKey key, RunLease lease) throws SQLException {
    ChangeSetRows.insert(connection, set);
    LeaseRows.insert(connection, lease);
    Database.update(
        connection,
        "insert into idempotency (actor, idem_key, request_hash, change_set_id, created_at)"
            + " values (?, ?, ?, ?, ?)",
        List.of(
            key.actor(),
            key.key(),
            key.requestHash(),
            set.id(),
            set.createdAt().atOffset(ZoneOffset.UTC)));
    return true;
  }

  @Override
  public void add(List<EntryChange> batch) {
    database.transact(
        connection -> {
          LeaseRows.hold(connection, turn);
          return insert(connection, batch);
        });
  }

  private int insert(Connection connection, List<EntryChange> batch) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into entry_change (change_set_id, sequence_number, task, dn, attributes_json,"
                + " outcome) values (?, ?, ?, ?, ?, 'PENDING')")) {
      for (EntryChange change : batch) {
        insert.setObject(1, turn.changeSet());
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
    complete = database.transactDurably(connection -> completed(connection, set));
    if (!complete) {
      throw new LeaseLostException(turn);
    }
  }

  private boolean completed(Connection connection, ChangeSet set) throws SQLException {
    LeaseRows.hold(connection, turn);
    return ChangeSetRows.complete(connection, set) && LeaseRows.delete(connection, turn) == 1;
  }

  @Override
  public void close() {
    if (!complete) {
      boolean unused = database.transact(connection -> OldChangeSets.abandon(connection, turn));
    }
  }
}
