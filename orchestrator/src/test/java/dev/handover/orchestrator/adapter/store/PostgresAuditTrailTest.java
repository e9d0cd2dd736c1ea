package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.audit.AuditHead;
import dev.handover.orchestrator.domain.audit.AuditTrail;
import dev.handover.orchestrator.domain.audit.AuditTrailContract;
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

class PostgresAuditTrailTest extends AuditTrailContract {
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
      statement.execute("truncate audit_entry");
      statement.execute(
          "update audit_head set seq = 0, hash = '%s'".formatted(AuditHead.NONE.hash()));
    }
  }

  @Override
  protected AuditTrail trail() {
    return new JdbcAuditTrail(dataSource, InstantSource.system());
  }

  @Override
  protected AuditTrail another() {
    return new JdbcAuditTrail(dataSource, InstantSource.system());
  }
}
