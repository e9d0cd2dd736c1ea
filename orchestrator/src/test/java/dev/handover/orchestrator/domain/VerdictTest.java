package dev.handover.orchestrator.domain;

import static dev.handover.orchestrator.domain.OperationTest.id;
import static dev.handover.orchestrator.domain.OperationTest.then;
import static dev.handover.orchestrator.domain.OperationTest.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.JournalEntry.StepDeferred;
import dev.handover.orchestrator.domain.JournalEntry.StepFailed;
import dev.handover.orchestrator.domain.JournalEntry.StepStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Instant T0 = Instant.parse("2026-11-21T03:00:00Z");
  private static final Instant LATER = T0.plusSeconds(60);

  @Test
  void givesUpOnAReceiverThatStaysAway() {
    // Given
    Operation away =
        then(
            upTo("disk-online"),
            new StepStarted(id("disk-online"), 1),
            new StepDeferred(id("disk-online"), "away", LATER, false),
            new StepStarted(id("disk-online"), 1));
    StepOutcome outcome = new StepOutcome.RetryLater("away");
    Duration delay = Duration.ofSeconds(1);
    // When
    Verdict soon = away.judge(id("disk-online"), outcome, T0.plusSeconds(119), delay);
    Verdict late = away.judge(id("disk-online"), outcome, T0.plusSeconds(121), delay);
    // Then
    assertThat(soon).extracting("entry").isInstanceOf(StepDeferred.class);
    assertThat(late).extracting("entry").isInstanceOf(StepFailed.class);
    assertThat(late).extracting("entry.retryAt").isEqualTo(Optional.empty());
  }

  @Test
  void failsAnAttemptThatIsOnItsWayForTooLong() {
    Operation starting =
        then(upTo("start-msexchangesa"), new StepStarted(id("start-msexchangesa"), 1));
    StepOutcome outcome = new StepOutcome.OnItsWay("START_PENDING", Duration.ofMillis(500));
    Verdict soon =
        starting.judge(id("start-msexchangesa"), outcome, T0.plusSeconds(299), Duration.ZERO);
    Verdict late =
        starting.judge(id("start-msexchangesa"), outcome, T0.plusSeconds(301), Duration.ZERO);
    assertThat(soon).isInstanceOf(Verdict.AskAgain.class);
    assertThat(late).extracting("entry").isInstanceOf(StepFailed.class);
  }

  @Test
  void forgetsASilenceOnceTheReceiverAnswers() {
    // Given
    Operation away =
        then(
            upTo("disk-online"),
            new StepStarted(id("disk-online"), 1),
            new StepDeferred(id("disk-online"), "away", LATER, false),
            new StepStarted(id("disk-online"), 1));
    StepOutcome onItsWay = new StepOutcome.OnItsWay("", Duration.ofSeconds(1));
    // When
    Verdict verdict = away.judge(id("disk-online"), onItsWay, T0.plusSeconds(30), Duration.ZERO);
    // Then
    assertThat(verdict)
        .isEqualTo(
            new Verdict.AskAgain(
                Duration.ofSeconds(1),
                Optional.of(new JournalEntry.StepProgressed(id("disk-online"), ""))));
  }
}
