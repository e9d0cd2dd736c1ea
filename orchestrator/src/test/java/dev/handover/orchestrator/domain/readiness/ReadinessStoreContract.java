package dev.handover.orchestrator.domain.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import dev.handover.orchestrator.domain.readiness.ReadinessReports.Page;
import dev.handover.orchestrator.domain.readiness.ReadinessReports.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of readiness reports and timers promises. */
public abstract class ReadinessStoreContract {
  private static final Instant T0 = Instant.parse("2026-11-22T03:00:00.123456Z");
  private static final GroupName FILES = new GroupName("files");

  protected abstract ReadinessReports reports();

  protected abstract ReadinessTimers timers();

  private static ReadinessReport report(GroupName group, int number, ReadinessFinding finding) {
    Instant at = T0.plus(Duration.ofHours(number));
    return new ReadinessReport(
        UUID.fromString("0192f0c1-7a53-7d11-8f6e-%012d".formatted(number)),
        group,
        number % 2 == 0 ? Optional.of("alice") : Optional.empty(),
        at,
        at.plusSeconds(3),
        Optional.of(Samples.EXCH1),
        new Reading(UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"), T0),
        List.of(finding, Check.of("freeze", "mail").ok("Nothing is frozen.")),
        List.of(new Proof(Proof.Kind.SOURCE, true, "exch1 answers.")));
  }

  private static ReadinessReport good(GroupName group, int number) {
    return report(group, number, Check.of("disk", "exch1").about("exchange-data").ok("Online."));
  }

  private static ReadinessReport bad(GroupName group, int number) {
    return report(group, number, Check.of("move", "mail").blocking("two \"owners\" <é>", "Stop."));
  }

  @Test
  void keepsAReportAsItWas() {
    ReadinessReport report = bad(Samples.MAIL, 2);

    reports().add(report, T0.minusSeconds(1));

    assertThat(reports().latest(Samples.MAIL)).contains(report);
    assertThat(reports().latest(FILES)).isEmpty();
  }

  @Test
  void knowsTheStandingOfEveryGroup() {
    reports().add(bad(Samples.MAIL, 1), T0);
    reports().add(good(FILES, 2), T0);
    reports().add(good(Samples.MAIL, 3), T0);

    assertThat(reports().standings())
        .isEqualTo(
            Map.of(
                Samples.MAIL,
                new Standing(ReadinessLevel.OK, good(Samples.MAIL, 3).endedAt()),
                FILES,
                new Standing(ReadinessLevel.OK, good(FILES, 2).endedAt())));
  }

  @Test
  void doesNotTakeALateReportForTheNewest() {
    reports().add(good(Samples.MAIL, 3), T0);
    reports().add(bad(Samples.MAIL, 1), T0);

    assertThat(reports().latest(Samples.MAIL)).contains(good(Samples.MAIL, 3));
    assertThat(reports().standings())
        .containsEntry(
            Samples.MAIL, new Standing(ReadinessLevel.OK, good(Samples.MAIL, 3).endedAt()));
  }

  @Test
  void pagesNewestFirst() {
    for (int number = 1; number <= 5; number++) {
      reports().add(good(Samples.MAIL, number), T0);
    }
    reports().add(good(FILES, 6), T0);

    Page first = reports().page(Samples.MAIL, Optional.empty(), 2);
    Page second = reports().page(Samples.MAIL, first.next(), 2);
    Page last = reports().page(Samples.MAIL, second.next(), 2);

    assertThat(first.items()).containsExactly(good(Samples.MAIL, 5), good(Samples.MAIL, 4));
    assertThat(second.items()).containsExactly(good(Samples.MAIL, 3), good(Samples.MAIL, 2));
    assertThat(last.items()).containsExactly(good(Samples.MAIL, 1));
    assertThat(last.next()).isEmpty();
  }

  @Test
  void forgetsWhatIsOldButNeverTheNewest() {
    reports().add(good(FILES, 1), T0);
    reports().add(good(Samples.MAIL, 2), T0);
    reports().add(good(Samples.MAIL, 3), T0.plus(Duration.ofHours(9)));

    assertThat(reports().page(Samples.MAIL, Optional.empty(), 9).items())
        .containsExactly(good(Samples.MAIL, 3));
    assertThat(reports().latest(FILES)).contains(good(FILES, 1));
  }

  @Test
  void givesADueGroupToOneCallerOnly() {
    timers().add(Map.of(Samples.MAIL, T0, FILES, T0.plusSeconds(60)));

    assertThat(timers().claim(T0.minusMillis(1), T0.plusSeconds(120), 9)).isEmpty();
    assertThat(timers().claim(T0, T0.plusSeconds(120), 9)).containsExactly(Samples.MAIL);
    assertThat(timers().claim(T0, T0.plusSeconds(120), 9)).isEmpty();
    assertThat(timers().claim(T0.plusSeconds(60), T0.plusSeconds(300), 9)).containsExactly(FILES);
  }

  @Test
  void givesAGroupAwayAgainWhenItsClaimHasLapsed() {
    timers().add(Map.of(Samples.MAIL, T0));
    timers().claim(T0, T0.plusSeconds(120), 9);

    assertThat(timers().claim(T0.plusSeconds(120), T0.plusSeconds(240), 9))
        .containsExactly(Samples.MAIL);
  }

  @Test
  void keepsATimerThatIsThere() {
    timers().add(Map.of(Samples.MAIL, T0));
    timers().add(Map.of(Samples.MAIL, T0.plusSeconds(999)));
    assertThat(timers().claim(T0, T0.plusSeconds(120), 9)).containsExactly(Samples.MAIL);

    timers().set(Samples.MAIL, T0.plusSeconds(60));
    assertThat(timers().claim(T0.plusSeconds(59), T0.plusSeconds(99), 9)).isEmpty();
    assertThat(timers().claim(T0.plusSeconds(60), T0.plusSeconds(99), 9)).isNotEmpty();

    timers().remove(Set.of(Samples.MAIL, FILES));
    assertThat(timers().known()).isEmpty();
  }

  @Test
  void givesAwayNoMoreThanAskedForLongestDueFirst() {
    timers().add(Map.of(Samples.MAIL, T0.plusSeconds(1), FILES, T0));

    assertThat(timers().claim(T0.plusSeconds(9), T0.plusSeconds(99), 1)).containsExactly(FILES);
    assertThat(timers().known()).containsExactlyInAnyOrder(Samples.MAIL, FILES);
  }
}
