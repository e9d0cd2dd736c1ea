package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.orchestrator.domain.audit.AuditHead;
import dev.handover.orchestrator.domain.audit.AuditTrail;
import dev.handover.orchestrator.domain.audit.AuditTrailContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class H2AuditTrailTest extends AuditTrailContract {
  private final DataSource dataSource = TestDatabases.h2();
  private final JdbcAuditTrail trail = new JdbcAuditTrail(dataSource, InstantSource.system());

  @Override
  protected AuditTrail trail() {
    return trail;
  }

  @Override
  protected AuditTrail another() {
    return new JdbcAuditTrail(dataSource, InstantSource.system());
  }

  @Test
  void leavesNoTraceOfAnEntryThatWasNotCommitted() throws SQLException {
    // Given: dies between its writes and the commit
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      JdbcAuditTrail.append(connection, fact("mail"), Instant.EPOCH);
      connection.rollback();
    }

    // Then
    assertThat(trail.head()).isEqualTo(AuditHead.NONE);
    assertThat(trail.append(fact("mail")).place().sequence()).isEqualTo(1);
  }

  @Test
  void saysSoWhenTheHeadIsMissingRatherThanBeginAnew() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("delete from audit_head");
    }
    assertThatThrownBy(() -> trail.append(fact("mail"))).hasMessageContaining("head of the audit");
  }
}
