package dev.handover.orchestrator.adapter.store;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** Databases for tests, brought to the schema of this release. */
final class TestDatabases {
  private TestDatabases() {}

  static DataSource h2() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(
        "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
            .formatted(UUID.randomUUID()));
    return migrated(h2);
  }

  static DataSource migrated(DataSource dataSource) {
    Flyway.configure().dataSource(dataSource).locations("db/migration").load().migrate();
    return dataSource;
  }
}
