package dev.handover.orchestrator.adapter.store;

import javax.sql.DataSource;

class H2ReadOperationsTest extends ReadOperationsContract {
  private final DataSource dataSource = TestDatabases.h2();

  @Override
  DataSource dataSource() {
    return dataSource;
  }
}
