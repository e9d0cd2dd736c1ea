package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Cause;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.Suspicion;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class JdbcSuspicionsTest {
  private static final Instant SINCE = Instant.parse("2026-11-21T03:00:00.123456Z");

  @Test
  void keepsOneSuspicionForEachGroupInH2() {
    keepsOneSuspicionForEachGroup(new JdbcSuspicions(TestDatabases.h2(), InstantSource.system()));
  }

  @Test
  void keepsOneSuspicionForEachGroupInPostgres() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      keepsOneSuspicionForEachGroup(
          new JdbcSuspicions(
              TestDatabases.migrated(postgres.getPostgresDatabase()), InstantSource.system()));
    }
  }

  private static void keepsOneSuspicionForEachGroup(JdbcSuspicions suspicions) {
    // Given
    Suspicion first = new Suspicion(Samples.MAIL, Samples.EXCH1, Cause.NODE_SILENT, SINCE);
    Suspicion second =
        new Suspicion(Samples.MAIL, Samples.EXCH2, Cause.SERVICE_DOWN, SINCE.plusSeconds(9));

    // When, Then
    assertThat(suspicions.find(Samples.MAIL)).isEmpty();
    suspicions.put(first);
    assertThat(suspicions.find(Samples.MAIL)).contains(first);
    suspicions.put(second);
    assertThat(suspicions.find(Samples.MAIL)).contains(second);
    suspicions.clear(Samples.MAIL);
    suspicions.clear(Samples.MAIL);
    assertThat(suspicions.find(Samples.MAIL)).isEmpty();
  }
}
