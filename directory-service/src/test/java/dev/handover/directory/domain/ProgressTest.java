package dev.handover.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final ChangeSet BEGUN =
      new SampleSet(0).changeSet(UUID.fromString("0192f0c1-0000-7000-8000-000000000001"));

  private static TaskProgress task(int pending, int applied, int conflicts) {
    return new TaskProgress(
        SampleSet.MAILBOXES, Direction.APPLIED, pending, applied, conflicts, 0, 0);
  }

  @Test
  void countsWhatIsFoundWhileThePreviewIsComputed() {
    ChangeSet computing = BEGUN.withTasks(List.of(task(500, 0, 0)));

    assertThat(Progress.of(computing, 100, NOW)).isEqualTo(new Progress(500, null, 100, null));
  }

  @Test
  void tellsWhenTheRestWillBeDone() {
    ChangeSet set = BEGUN.previewed("", List.of(), null).withTasks(List.of(task(300, 90, 10)));

    assertThat(Progress.of(set, 100, NOW))
        .isEqualTo(new Progress(100, 400, 100, NOW.plusSeconds(3)));
    assertThat(Progress.of(set, 0, NOW).estimatedEnd()).isNull();
  }

  @Test
  void forgetsItsPaceWhenNothingIsDone() {
    Pace pace = new Pace();
    pace.add(NOW, 100);
    assertThat(pace.perSecond(NOW)).isZero();
    pace.add(NOW.plusSeconds(1), 200);
    pace.add(NOW.plusSeconds(2), 200);

    assertThat(pace.perSecond(NOW.plusSeconds(2))).isEqualTo(200);
    assertThat(pace.isIdle(NOW.plusSeconds(20))).isFalse();
    assertThat(pace.perSecond(NOW.plusSeconds(60))).isZero();
    assertThat(pace.isIdle(NOW.plusSeconds(60))).isTrue();
  }
}
