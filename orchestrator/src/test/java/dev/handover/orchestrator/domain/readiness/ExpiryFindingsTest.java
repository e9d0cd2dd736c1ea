package dev.handover.orchestrator.domain.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.readiness.ExpiryFindings.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryFindingsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private final ExpiryFindings terms =
      new ExpiryFindings(NOW, Duration.ofDays(30), Duration.ofDays(3));

  @ParameterizedTest
  @CsvSource({
    "2027-11-22T03:00:00Z, OK",
    "2026-12-22T03:00:00Z, OK",
    "2026-12-22T02:59:59Z, WARNING",
    "2026-11-25T03:00:00Z, WARNING",
    "2026-11-25T02:59:59Z, BLOCKING",
    "2026-11-22T03:00:00Z, BLOCKING",
    "2020-01-01T00:00:00Z, BLOCKING"
  })
  void warnsInTimeAndBlocksShortlyBeforeTheEnd(Instant end, ReadinessLevel level) {
    Answer<Optional<Certificate>> shown =
        new Answer.Given<>(Optional.of(new Certificate("CN=exch1", Instant.EPOCH, end)));

    assertThat(terms.certificate("exch1", shown).level()).isEqualTo(level);
    assertThat(terms.token("exch1", new Answer.Given<>(Optional.of(end))).level()).isEqualTo(level);
  }

  @Test
  void blocksBeforeACertificateBeginsToBeGood() {
    Certificate early =
        new Certificate("CN=exch1", NOW.plusSeconds(1), NOW.plusSeconds(99_999_999));

    assertThat(terms.certificate("exch1", new Answer.Given<>(Optional.of(early))).level())
        .isEqualTo(ReadinessLevel.BLOCKING);
  }

  @Test
  void isContentWithWhatDoesNotEnd() {
    assertThat(terms.certificate("exch1", new Answer.Given<>(Optional.empty())).level())
        .isEqualTo(ReadinessLevel.OK);
    assertThat(terms.token("exch1", new Answer.Given<>(Optional.empty())).level())
        .isEqualTo(ReadinessLevel.OK);
  }

  @Test
  void neverTakesForGoodWhatItCouldNotLookAt() {
    assertThat(terms.certificate("exch1", new Answer.Unreachable<>("away")).level())
        .isEqualTo(ReadinessLevel.UNKNOWN);
    assertThat(terms.token("exch1", new Answer.Unreachable<>("away")).level())
        .isEqualTo(ReadinessLevel.UNKNOWN);
    assertThat(terms.token("exch1", new Answer.Refused<>("unauthenticated", "No.", "")).level())
        .isEqualTo(ReadinessLevel.BLOCKING);
  }
}
