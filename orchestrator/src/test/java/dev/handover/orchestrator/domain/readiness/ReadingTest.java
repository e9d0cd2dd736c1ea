package dev.handover.orchestrator.domain.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant T0 = Instant.parse("2026-11-22T03:00:00Z");
  private static final Reading FORMER = new Reading(UUID.randomUUID(), T0);

  private static Optional<ReadinessReport> report(ReadinessFinding finding) {
    return Optional.of(
        new ReadinessReport(
            UUID.randomUUID(),
            Samples.MAIL,
            Optional.empty(),
            T0,
            T0,
            Optional.empty(),
            FORMER,
            List.of(finding),
            List.of()));
  }

  private static Reading at(Duration later) {
    return new Reading(UUID.randomUUID(), T0.plus(later));
  }

  @Test
  void reliesOnAFormerReadingThatFoundNothingForADay() {
    Optional<ReadinessReport> good = report(Check.of("leftovers", "directory").ok("None."));
    Reading soon = at(Duration.ofHours(23));
    Reading late = at(DAY);

    assertThat(soon.orFormer(good, DAY)).isEqualTo(FORMER);
    assertThat(late.orFormer(good, DAY)).isEqualTo(late);
    assertThat(soon.orFormer(Optional.empty(), DAY)).isEqualTo(soon);
  }

  @Test
  void readsAnewWhatFoundSomethingSoThatACureIsSeen() {
    Reading soon = at(Duration.ofHours(1));

    assertThat(soon.orFormer(report(Check.of("move", "mail").blocking("x", "y")), DAY))
        .isEqualTo(soon);
    assertThat(soon.orFormer(report(Check.of("disk", "exch1").blocking("x", "y")), DAY))
        .isEqualTo(FORMER);
  }

  @Test
  void namesThePartsOfAReadingAlwaysTheSame() {
    assertThat(FORMER.part("scan EXCH1")).isEqualTo(FORMER.part("scan EXCH1"));
    assertThat(FORMER.part("scan EXCH1")).isNotEqualTo(FORMER.part("scan EXCH2"));
  }
}
