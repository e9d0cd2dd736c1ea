package dev.handover.orchestrator.domain.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static final Optional<Duration> NOTHING = Optional.empty();
  private final RetrySchedule schedule =
      new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)));

  @Test
  void spreadsEachPauseByAFifth() {
    assertThat(schedule.pause(1, 0, NOTHING)).contains(Duration.ofSeconds(4));
    assertThat(schedule.pause(1, 0.5, NOTHING)).contains(Duration.ofSeconds(5));
    assertThat(schedule.pause(2, 1, NOTHING)).contains(Duration.ofMinutes(6));
  }

  @Test
  void endsAfterTheLastPause() {
    assertThat(schedule.pause(3, 0, NOTHING)).isEmpty();
  }

  @Test
  void waitsAsLongAsTheReceiverAsksWithinADay() {
    assertThat(schedule.pause(1, 0, Optional.of(Duration.ofSeconds(90))))
        .contains(Duration.ofSeconds(90));
    assertThat(schedule.pause(1, 0, Optional.of(Duration.ofSeconds(1))))
        .contains(Duration.ofSeconds(4));
    assertThat(schedule.pause(1, 0, Optional.of(Duration.ofDays(365))))
        .contains(Duration.ofHours(24));
  }
}
