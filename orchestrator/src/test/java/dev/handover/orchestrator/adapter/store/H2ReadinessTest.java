package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.readiness.ReadinessReports;
import dev.handover.orchestrator.domain.readiness.ReadinessStoreContract;
import dev.handover.orchestrator.domain.readiness.ReadinessTimers;
import javax.sql.DataSource;

class H2ReadinessTest extends ReadinessStoreContract {
  private final DataSource dataSource = TestDatabases.h2();

  @Override
  protected ReadinessReports reports() {
    return new JdbcReadinessReports(dataSource);
  }

  @Override
  protected ReadinessTimers timers() {
    return new JdbcReadinessTimers(dataSource);
  }
}
