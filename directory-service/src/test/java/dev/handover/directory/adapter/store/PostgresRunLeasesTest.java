package dev.handover.directory.adapter.store;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresRunLeasesTest extends RunLeasesContract {

  private static PostgresStore postgres;

  @BeforeAll
  static void startsPostgres() throws IOException {
    postgres = PostgresStore.start();
  }

  @AfterAll
  static void stopsPostgres() throws IOException {
    postgres.close();
  }

  @Override
  StoreFolder open() {
    postgres.empty();
    return postgres.open();
  }
}
