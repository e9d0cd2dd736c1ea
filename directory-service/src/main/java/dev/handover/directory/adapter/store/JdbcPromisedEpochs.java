package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.EpochPromise;
import dev.handover.directory.domain.FencingEpoch;
import dev.handover.directory.domain.GroupName;
import dev.handover.directory.domain.PromisedEpochs;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Promises in the table {@code promise}. */
@Singleton
class JdbcPromisedEpochs implements PromisedEpochs {

  private final Database database;

  JdbcPromisedEpochs(Database database) {
    this.database = database;
  }

  @Override
  public Optional<EpochPromise> find(GroupName group) {
    return database.transact(
        connection ->
            Database.query(
                    connection,
                    "select * from promise where group_name = ?",
                    List.of(group.value()),
                    JdbcPromisedEpochs::promise)
                .stream()
                .findFirst());
  }

  @Override
  public List<EpochPromise> all() {
    return database.transact(
        connection ->
            Database.query(
                connection,
                "select * from promise order by group_name limit 10000",
                List.of(),
                JdbcPromisedEpochs::promise));
  }

  @Override
  public EpochPromise keep(EpochPromise promise) {
    try {
      return database.transactDurably(connection -> kept(connection, promise));
    } catch (StoreFailedException e) {
      if (!e.isForAKeyThatIsThere()) {
        throw e;
      }
      // Two instances kept a group's first promise at the same time; now there is one to look at.
      return database.transactDurably(connection -> kept(connection, promise));
    }
  }

  /** Looks with the row locked: another instance may be about to keep one too. */
  private static EpochPromise kept(Connection connection, EpochPromise promise)
      throws SQLException {
    List<EpochPromise> known =
        Database.query(
            connection,
            "select * from promise where group_name = ? for update",
            List.of(promise.group().value()),
            JdbcPromisedEpochs::promise);
    if (known.isEmpty()) {
      write(
          connection,
          "insert into promise (epoch, issuer, promised_at, group_name) values (?, ?, ?, ?)",
          promise);
      return promise;
    }
    if (!promise.mayFollow(known.getFirst())) {
      return known.getFirst();
    }
    write(
        connection,
        "update promise set epoch = ?, issuer = ?, promised_at = ? where group_name = ?",
        promise);
    return promise;
  }

  private static void write(Connection connection, String sql, EpochPromise promise)
      throws SQLException {
    Database.update(
        connection,
        sql,
        List.of(
            promise.epoch().value(),
            promise.issuer(),
            promise.promisedAt().atOffset(ZoneOffset.UTC),
            promise.group().value()));
  }

  private static EpochPromise promise(ResultSet row) throws SQLException {
    return new EpochPromise(
        new GroupName(row.getString("group_name")),
        new FencingEpoch(row.getLong("epoch")),
        row.getObject("issuer", UUID.class),
        row.getObject("promised_at", OffsetDateTime.class).toInstant());
  }
}
