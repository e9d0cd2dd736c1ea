package dev.handover.orchestrator.domain.times;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static List<Duration> seconds(LongStream seconds) {
    return seconds.mapToObj(Duration::ofSeconds).toList();
  }

  @Test
  void takesTheNearestRankOfAHundred() {
    // Given: in no order
    List<Duration> times = seconds(LongStream.rangeClosed(1, 100).map(s -> (s * 37) % 101));

    // When
    Statistics statistics = Statistics.of(times, Optional.of(Duration.ofSeconds(60))).orElseThrow();

    // Then
    assertThat(statistics)
        .isEqualTo(
            new Statistics(
                100,
                Duration.ofSeconds(50),
                Duration.ofSeconds(90),
                Duration.ofSeconds(99),
                Duration.ofSeconds(100),
                Optional.of(60)));
  }

  @Test
  void saysOfOneTimeThatItIsEveryPercentile() {
    Duration one = Duration.ofMillis(1_234);
    assertThat(Statistics.of(List.of(one), Optional.empty()))
        .contains(new Statistics(1, one, one, one, one, Optional.empty()));
  }

  @Test
  void countsATimeThatIsExactlyTheObjectiveAsMet() {
    List<Duration> times = seconds(LongStream.of(119, 120, 121));
    assertThat(Statistics.of(times, Optional.of(Duration.ofMinutes(2))).orElseThrow().met())
        .contains(2);
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(Statistics.of(List.of(), Optional.of(Duration.ofMinutes(2)))).isEmpty();
  }
}
