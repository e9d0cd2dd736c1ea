package dev.handover.directory.adapter.store;

import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.PromisedEpochs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/** The real store in a folder, as the service opens it. */
public final class StoreFolder implements AutoCloseable {

  private final JdbcConnectionPool connections;
  private final Database database;

  private StoreFolder(JdbcConnectionPool connections) {
    this.connections = connections;
    this.database = new Database(connections);
  }

  /** Opens it, and makes it when it is not there. */
  public static StoreFolder open(Path folder) {
    String url = "jdbc:h2:file:" + folder.resolve("directory") + ";WRITE_DELAY=0";
    JdbcConnectionPool connections = JdbcConnectionPool.create(url, "sa", "");
    Flyway.configure().dataSource(connections).locations("classpath:db/migration").load().migrate();
    return new StoreFolder(connections);
  }

  public ChangeSetStore changeSets() {
    return changeSets(Clock.systemUTC());
  }

  public ChangeSetStore changeSets(InstantSource clock) {
    return new JdbcChangeSetStore(database, clock);
  }

  public PromisedEpochs promises() {
    return new JdbcPromisedEpochs(database);
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
