package dev.handover.orchestrator.domain;

import static dev.handover.orchestrator.domain.OperationTest.id;
import static dev.handover.orchestrator.domain.OperationTest.then;
import static dev.handover.orchestrator.domain.OperationTest.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.JournalEntry.PauseRequested;
import dev.handover.orchestrator.domain.JournalEntry.StepFailed;
import dev.handover.orchestrator.domain.JournalEntry.StepStarted;
import dev.handover.orchestrator.domain.JournalEntry.StepSucceeded;
import dev.handover.orchestrator.domain.JournalEntry.TakenOver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an operation does side by side, and what it never does side by side. */
class WayForwardTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  /** The source has let go; directory and acquisition come next. */
  private static Operation released(JournalEntry... entries) {
    return then(upTo("directory-transfer-spns"), entries);
  }

  private static StepFailed failed(String step, Instant retryAt) {
    return new StepFailed(id(step), 1, "broken", "repair it", Optional.of(retryAt), false);
  }

  private static StepFailed givenUp(String step) {
    return new StepFailed(id(step), 1, "broken", "repair it", Optional.empty(), false);
  }

  private static List<String> next(Operation operation, String... underway) {
    Set<StepId> busy = Set.copyOf(List.of(underway).stream().map(OperationTest::id).toList());
    return operation.next(NOW, busy).stream().map(WayForwardTest::words).toList();
  }

  private static String words(Decision decision) {
    return switch (decision) {
      case Decision.Execute e -> (e.again() ? "again " : "do ") + e.step().id();
      case Decision.Ask ask -> "ask for " + ask.step().id();
      case Decision.Compensate c -> "undo " + c.step().id();
      case Decision.WaitUntil wait -> "wait";
      case Decision.Renew renew -> "take a new epoch";
      case Decision.TurnBack back -> "turn back";
      case Decision.Halt halt -> "halt";
      case Decision.Finish end -> "finish";
      case Decision.Rest rest -> "rest";
    };
  }

  @Test
  void changesTheDirectoryWhileTheTargetGetsDiskAndAddress() {
    assertThat(next(released()))
        .containsExactly("do directory-transfer-spns", "do disk-online", "do add-address");
  }

  @Test
  void startsNoServiceBeforeAllOfThatIsDone() {
    Operation operation =
        released(
            new StepStarted(id("disk-online"), 1),
            new StepSucceeded(id("disk-online"), "", List.of()),
            new StepStarted(id("add-address"), 1),
            new StepSucceeded(id("add-address"), "", List.of()),
            new StepStarted(id("directory-transfer-spns"), 1));
    assertThat(next(operation, "directory-transfer-spns")).isEmpty();
  }

  @Test
  void doesAgainAllThatIsInDoubt() {
    Operation operation =
        released(
            new StepStarted(id("disk-online"), 1),
            new StepStarted(id("directory-transfer-spns"), 1));
    assertThat(next(operation))
        .containsExactly("again directory-transfer-spns", "again disk-online", "do add-address");
  }

  @Test
  void neverTurnsBackWhileSomethingIsStillBeingDone() {
    Operation operation =
        released(
            new StepStarted(id("directory-transfer-spns"), 1),
            new StepStarted(id("disk-online"), 1),
            givenUp("disk-online"));
    assertThat(next(operation, "directory-transfer-spns")).isEmpty();
    assertThat(next(operation)).containsExactly("again directory-transfer-spns");
    Operation settled =
        then(operation, new StepSucceeded(id("directory-transfer-spns"), "", List.of()));
    assertThat(next(settled)).containsExactly("turn back");
  }

  @Test
  void triesNothingAgainOnceAnotherStepIsGivenUp() {
    Operation operation =
        released(
            new StepStarted(id("directory-transfer-spns"), 1),
            failed("directory-transfer-spns", NOW),
            new StepStarted(id("disk-online"), 1),
            givenUp("disk-online"));
    assertThat(next(operation)).containsExactly("turn back");
  }

  @Test
  void goesOnBesideAStepThatWaitsForItsNextTry() {
    Operation operation =
        released(
            new StepStarted(id("directory-transfer-spns"), 1),
            failed("directory-transfer-spns", LATER));
    assertThat(next(operation)).containsExactly("do disk-online", "do add-address", "wait");
  }

  @Test
  void beginsNothingNewOnceAPersonWantsAPause() {
    Operation operation =
        released(
            new StepStarted(id("directory-transfer-spns"), 1), new PauseRequested("bob", "lunch"));
    assertThat(next(operation, "directory-transfer-spns")).isEmpty();
    assertThat(next(operation)).containsExactly("again directory-transfer-spns");
  }

  @Test
  void fencesAnewBeforeAnythingElseWhenAnotherInstanceGoesOn() {
    Operation operation =
        released(
            new StepStarted(id("disk-online"), 1),
            new TakenOver(new FencingEpoch(2), new UUID(2, 2), "silent"));
    assertThat(next(operation))
        .containsExactly("do fence-exch1", "do fence-exch2", "do fence-directory");
    assertThat(next(operation, "fence-exch1", "fence-exch2", "fence-directory"))
        .as("what is in doubt waits for the fences, however far back they are")
        .doesNotContain("again disk-online");
  }
}
