package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.Journal;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.OperationsContract;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2OperationsTest extends OperationsContract {
  private final DataSource dataSource = Migrations.migrated(database());
  private final JdbcJournal journal = new JdbcJournal(dataSource);
  private final JdbcOperations operations =
      new JdbcOperations(dataSource, new DueOperations(dataSource, InstantSource.system()));

  private static DataSource database() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(
        "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"
            .formatted(UUID.randomUUID()));
    return h2;
  }

  @Override
  protected Operations operations() {
    return operations;
  }

  @Override
  protected Journal journal() {
    return journal;
  }
}
