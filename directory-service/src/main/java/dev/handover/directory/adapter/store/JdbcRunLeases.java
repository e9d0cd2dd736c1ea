package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.GroupName;
import dev.handover.directory.domain.RunLease;
import dev.handover.directory.domain.RunLeases;
import dev.handover.directory.domain.Turn;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Leases in the table {@code run_lease}. */
@Singleton
class JdbcRunLeases implements RunLeases {

  /** Others look at the start for what nobody is at work on. */
  private static final int BEFORE_OTHERS = 1;

  private final Database database;

  JdbcRunLeases(Database database) {
    this.database = database;
  }

  /** A file in the data folder is this process's alone: whoever held a lease before is gone. */
  void start(@Observes @Priority(BEFORE_OTHERS) StartupEvent event) {
    releaseWhatAnEarlierProcessHeld();
  }

  void releaseWhatAnEarlierProcessHeld() {
    database.transact(
        connection ->
            Database.isEmbedded(connection)
                ? Database.update(connection, "delete from run_lease", List.of())
                : 0);
  }

  @Override
  public RunLease acquire(RunLease wanted, Instant now) {
    try {
      return database.transact(connection -> acquired(connection, wanted, now));
    } catch (StoreFailedException e) {
      if (!e.isForAKeyThatIsThere()) {
        throw e;
      }
      // Somebody else inserted the row at the same time; now there is one to look at.
      return database.transact(connection -> acquired(connection, wanted, now));
    }
  }

  private static RunLease acquired(Connection connection, RunLease wanted, Instant now)
      throws SQLException {
    List<RunLease> known =
        LeaseRows.select(
            connection, "where change_set_id = ? for update", List.of(wanted.turn().changeSet()));
    if (!known.isEmpty() && !known.getFirst().isExpired(now)) {
      return known.getFirst();
    }
    Optional<RunLease> overtaken = overtaken(connection, wanted, now);
    if (overtaken.isPresent()) {
      return overtaken.get();
    }
    if (known.isEmpty()) {
      LeaseRows.insert(connection, wanted);
    } else {
      LeaseRows.update(connection, wanted);
    }
    return wanted;
  }

  /** A run of the same group by an older epoch, which is about to find out that it has to stop. */
  private static Optional<RunLease> overtaken(Connection connection, RunLease wanted, Instant now)
      throws SQLException {
    RunLease.Owner owner = wanted.owner();
    if (owner == null) {
      return Optional.empty();
    }
    return LeaseRows.select(
            connection,
            "where group_name = ? and change_set_id <> ? order by expires_at desc limit 1000",
            List.of(owner.group().value(), wanted.turn().changeSet()))
        .stream()
        .filter(lease -> !lease.isExpired(now) && lease.isOlderThan(owner))
        .findFirst();
  }

  @Override
  public boolean renew(Turn turn, Instant expires) {
    return database.transact(
            connection ->
                Database.update(
                    connection,
                    "update run_lease set expires_at = ? where change_set_id = ? and run = ?"
                        + " and not exists (select 1 from promise where"
                        + " promise.group_name = run_lease.group_name"
                        + " and promise.epoch > run_lease.epoch)",
                    List.of(expires.atOffset(ZoneOffset.UTC), turn.changeSet(), turn.run())))
        == 1;
  }

  @Override
  public void release(Turn turn) {
    database.transact(connection -> LeaseRows.delete(connection, turn));
  }

  @Override
  public Optional<RunLease> ofChangeSet(UUID changeSet) {
    return database.transact(
        connection ->
            LeaseRows.select(connection, "where change_set_id = ?", List.of(changeSet)).stream()
                .findFirst());
  }

  @Override
  public List<RunLease> ofGroup(GroupName group) {
    return database.transact(
        connection ->
            LeaseRows.select(
                connection,
                "where group_name = ? order by change_set_id limit 1000",
                List.of(group.value())));
  }
}
