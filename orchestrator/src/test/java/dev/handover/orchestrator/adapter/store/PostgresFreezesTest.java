package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.Freezes;
import dev.handover.orchestrator.domain.FreezesContract;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.Operations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresFreezesTest extends FreezesContract {
  private static EmbeddedPostgres postgres;
  private static DataSource dataSource;

  @BeforeAll
  static void startsPostgres() throws IOException {
    postgres = EmbeddedPostgres.start();
    dataSource = TestDatabases.migrated(postgres.getPostgresDatabase());
  }

  @AfterAll
  static void stopsPostgres() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void emptiesTheTables() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "truncate group_freeze, operation, journal, group_lease, idempotency, scheduled_tasks cascade");
    }
  }

  @Override
  protected Freezes freezes() {
    return new JdbcFreezes(dataSource, InstantSource.system());
  }

  @Override
  protected Operations operations() {
    return new JdbcOperations(dataSource, new DueOperations(dataSource, InstantSource.system()));
  }

  @Override
  protected Journal journal() {
    return new JdbcJournal(dataSource);
  }
}
