package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.OperationsContract;
import dev.handover.orchestrator.domain.times.Measurements;
import java.time.InstantSource;
import javax.sql.DataSource;

class H2OperationsTest extends OperationsContract {
  private final DataSource dataSource = TestDatabases.h2();
  private final JdbcJournal journal = new JdbcJournal(dataSource);
  private final JdbcOperations operations =
      new JdbcOperations(dataSource, new DueOperations(dataSource, InstantSource.system()));

  @Override
  protected Operations operations() {
    return operations;
  }

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected Measurements measurements() {
    return new TimesRows(dataSource);
  }
}
