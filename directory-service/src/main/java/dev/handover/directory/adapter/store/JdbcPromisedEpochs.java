package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.EpochPromise;
import dev.handover.directory.domain.FencingEpoch;
import dev.handover.directory.domain.GroupName;
import dev.handover.directory.domain.PromisedEpochs;
import jakarta.inject.Singleton;
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
  public void keep(EpochPromise promise) {
    database.transactDurably(
        connection ->
            Database.update(
                connection,
                "merge into promise (group_name, epoch, issuer, promised_at) key (group_name)"
                    + " values (?, ?, ?, ?)",
                List.of(
                    promise.group().value(),
                    promise.epoch().value(),
                    promise.issuer(),
                    promise.promisedAt().atOffset(ZoneOffset.UTC))));
  }

  private static EpochPromise promise(ResultSet row) throws SQLException {
    return new EpochPromise(
        new GroupName(row.getString("group_name")),
        new FencingEpoch(row.getLong("epoch")),
        row.getObject("issuer", UUID.class),
        row.getObject("promised_at", OffsetDateTime.class).toInstant());
  }
}
