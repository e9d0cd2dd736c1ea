package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.FencingEpoch;
import dev.handover.directory.domain.Pins;
import dev.handover.directory.domain.PromisedEpochs;
import dev.handover.directory.domain.RunLease;
import dev.handover.directory.domain.RunLeases;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.Turn;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/** The real store in a folder, or elsewhere, as the service opens it. */
public final class StoreFolder implements AutoCloseable {

  private final Database database;
  private final Runnable close;

  private StoreFolder(DataSource connections, Runnable close) {
    this.database = new Database(connections);
    this.close = close;
  }

  /** What somebody else has opened, and will close. */
  static StoreFolder on(DataSource dataSource) {
    return new StoreFolder(dataSource, () -> {});
  }

  /** Opens it, and makes it when it is not there. */
  public static StoreFolder open(Path folder) {
    String url = "jdbc:h2:file:" + folder.resolve("directory") + ";WRITE_DELAY=0";
    JdbcConnectionPool connections = JdbcConnectionPool.create(url, "sa", "");
    Flyway.configure().dataSource(connections).locations("classpath:db/migration").load().migrate();
    return new StoreFolder(connections, connections::dispose);
  }

  public ChangeSetStore changeSets() {
    return changeSets(Clock.systemUTC());
  }

  public ChangeSetStore changeSets(InstantSource clock) {
    return new JdbcChangeSetStore(database, clock);
  }

  public Pins pins() {
    return new JdbcPins(database);
  }

  public PromisedEpochs promises() {
    return new JdbcPromisedEpochs(database);
  }

  public RunLeases leases() {
    return new JdbcRunLeases(database);
  }

  /** As a process sees them that has just started and has the store to itself. */
  public RunLeases leasesAfterARestart() {
    JdbcRunLeases leases = new JdbcRunLeases(database);
    leases.releaseWhatAnEarlierProcessHeld();
    return leases;
  }

  /** A turn at a set, whoever had it, for tests that need no run. */
  public Turn turn(UUID changeSet) {
    Instant farAway = Instant.parse("2999-01-01T00:00:00Z");
    RunLease lease =
        new RunLease(
            new Turn(changeSet, UUID.randomUUID()),
            "test",
            new RunLease.Owner(SampleSet.GROUP, new FencingEpoch(1), changeSet),
            Direction.APPLIED,
            null,
            farAway);
    return leases().acquire(lease, farAway).turn();
  }

  @Override
  public void close() {
    close.run();
  }
}
