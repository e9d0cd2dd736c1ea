package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.Freezes;
import dev.handover.orchestrator.domain.FreezesContract;
import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.Operations;
import java.time.InstantSource;
import javax.sql.DataSource;

class H2FreezesTest extends FreezesContract {
  private final DataSource dataSource = TestDatabases.h2();
  private final JdbcFreezes freezes = new JdbcFreezes(dataSource, InstantSource.system());

  @Override
  protected Freezes freezes() {
    return freezes;
  }

  @Override
  protected Operations operations() {
    return new JdbcOperations(dataSource, new DueOperations(dataSource, InstantSource.system()));
  }

  @Override
  protected Journal journal() {
    return new JdbcJournal(dataSource);
  }
}
