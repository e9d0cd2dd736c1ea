package dev.handover.directory.adapter.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The real store in a real PostgreSQL, which lives as long as this. */
public final class PostgresStore implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final DataSource dataSource;

  private PostgresStore(EmbeddedPostgres postgres) {
    this.postgres = postgres;
    this.dataSource = postgres.getPostgresDatabase();
  }

  /** Starts a PostgreSQL with an empty database, which {@link #open} makes the store of. */
  public static PostgresStore start() throws IOException {
    return new PostgresStore(EmbeddedPostgres.start());
  }

  /** How a service reaches it, as user {@code postgres} with any password. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
  }

  /** The store as one instance opens it: it makes what is not there. */
  public StoreFolder open() {
    Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/postgresql", "classpath:db/migration")
        .load()
        .migrate();
    return StoreFolder.on(dataSource);
  }

  /** Forgets everything. */
  public void empty() {
    open();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "truncate change_set, task, entry_change, promise, idempotency, run_lease cascade");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
