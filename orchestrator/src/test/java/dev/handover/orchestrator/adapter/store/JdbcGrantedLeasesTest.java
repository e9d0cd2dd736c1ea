package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.proof.GrantedLease;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcGrantedLeasesTest {
  private final DataSource dataSource = TestDatabases.h2();
  private final JdbcGrantedLeases leases = new JdbcGrantedLeases(dataSource);

  @Test
  void everyInstanceKnowsTheLastLeaseThatWasGranted() {
    // Given
    assertThat(leases.find(Samples.MAIL)).isEmpty();
    leases.granted(Samples.MAIL, lease(7));

    // When
    leases.granted(Samples.MAIL, lease(8));

    // Then
    assertThat(new JdbcGrantedLeases(dataSource).find(Samples.MAIL)).contains(lease(8));
    assertThat(leases.find(new GroupName("other"))).isEmpty();
  }

  private static GrantedLease lease(long epoch) {
    return GrantedLease.of(
        Samples.leased(Duration.ofSeconds(60)), Samples.EXCH1, new FencingEpoch(epoch));
  }
}
