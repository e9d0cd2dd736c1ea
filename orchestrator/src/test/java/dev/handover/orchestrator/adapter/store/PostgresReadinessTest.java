package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.readiness.ReadinessReports;
import dev.handover.orchestrator.domain.readiness.ReadinessStoreContract;
import dev.handover.orchestrator.domain.readiness.ReadinessTimers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresReadinessTest extends ReadinessStoreContract {
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
      statement.execute("truncate readiness_standing, readiness_report, readiness_timer");
    }
  }

  @Override
  protected ReadinessReports reports() {
    return new JdbcReadinessReports(dataSource);
  }

  @Override
  protected ReadinessTimers timers() {
    return new JdbcReadinessTimers(dataSource);
  }
}
