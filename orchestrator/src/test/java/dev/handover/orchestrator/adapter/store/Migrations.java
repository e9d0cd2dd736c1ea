package dev.handover.orchestrator.adapter.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a test database to the schema of this release. */
final class Migrations {
  private Migrations() {}

  static DataSource migrated(DataSource dataSource) {
    Flyway.configure().dataSource(dataSource).locations("db/migration").load().migrate();
    return dataSource;
  }
}
