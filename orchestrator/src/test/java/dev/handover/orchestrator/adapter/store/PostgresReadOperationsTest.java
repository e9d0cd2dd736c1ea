package dev.handover.orchestrator.adapter.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresReadOperationsTest extends ReadOperationsContract {
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
          "truncate operation, journal, group_lease, idempotency, scheduled_tasks, operation_times"
              + " cascade");
    }
  }

  @Override
  DataSource dataSource() {
    return dataSource;
  }
}
