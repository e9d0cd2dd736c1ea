package dev.handover.orchestrator.adapter.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresDeliveriesTest extends DeliveriesContract {
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

  @Override
  DataSource dataSource() {
    return dataSource;
  }
}
