package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.RecordedAttestation;
import dev.handover.api.orchestrator.model.Step;
import dev.handover.api.orchestrator.model.StepState;
import dev.handover.orchestrator.app.Scenarios;
import dev.handover.orchestrator.domain.Attestation;
import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Recorded;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract shows of journals that a runner has written. */
class OperationViewTest {
  private static final Map<String, dev.handover.orchestrator.domain.Operation> SCENARIOS =
      Scenarios.all();

  private static dev.handover.orchestrator.domain.Operation scenario(String name) {
    return Objects.requireNonNull(SCENARIOS.get(name), name);
  }

  @Test
  void saysWhyItTurnedBackByItself() {
    Operation shown = OperationView.of(scenario("switchover-compensated"));
    assertThat(shown.turnedBack())
        .isEqualTo("Bring disk exchange-data online on exch2 as X:: broken");
  }

  @Test
  void namesThePersonWhoTurnedItBackAndTheirReason() {
    Operation shown = OperationView.of(scenario("switchover-cancelled"));
    assertThat(shown.turnedBack()).isEqualTo("cancelled by bob: because");
  }

  @Test
  void keepsTheFirstReasonWhenAPersonTurnsItBackAgain() {
    // Given
    dev.handover.orchestrator.domain.Operation back = scenario("switchover-compensated");
    Instant later = back.entries().getLast().at();
    // When
    Operation shown =
        OperationView.of(
            back.with(new JournalEntry.CompensateRequested("bob", "once more"), later));
    // Then
    assertThat(shown.turnedBack()).endsWith("as X:: broken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"switchover-compensated", "switchover-cancelled"})
  void showsWhenEachStepBeganToBeUndoneAndNoneThatWasNot(String name) {
    // Given
    dev.handover.orchestrator.domain.Operation back = scenario(name);
    // When
    Operation shown = OperationView.of(back);
    // Then
    assertThat(shown.steps()).anyMatch(step -> step.state() == StepState.COMPENSATED);
    for (Step step : shown.steps()) {
      assertThat(step.undoStartedAt())
          .as(step.id())
          .isEqualTo(firstAt(back, entry -> isUndoOf(step, entry)));
      if (step.state() == StepState.COMPENSATED) {
        assertThat(step.undoStartedAt()).as(step.id()).isAfterOrEqualTo(step.startedAt());
        assertThat(step.finishedAt()).as(step.id()).isAfterOrEqualTo(step.undoStartedAt());
      }
    }
  }

  private static boolean isUndoOf(Step step, JournalEntry entry) {
    return entry instanceof JournalEntry.CompensationStarted started
        && started.step().value().equals(step.id());
  }

  private static @Nullable Instant firstAt(
      dev.handover.orchestrator.domain.Operation operation, Predicate<JournalEntry> wanted) {
    Stream<Recorded> found =
        operation.entries().stream().filter(recorded -> wanted.test(recorded.entry()));
    return found.findFirst().map(Recorded::at).orElse(null);
  }

  @Test
  void showsOnWhoseWordTheSourceCountsAsOff() {
    // Given
    dev.handover.orchestrator.domain.Operation attested = scenario("failover-attested");
    Attestation word = attested.order().attestation().orElseThrow();
    // When
    Operation shown = OperationView.of(attested);
    // Then
    assertThat(shown.attestation())
        .isEqualTo(new RecordedAttestation("SOURCE_IS_OFF", word.reason(), shown.actor()));
    assertThat(OperationView.entry(attested.entries().getFirst()).data())
        .containsEntry("attestation", "SOURCE_IS_OFF")
        .containsEntry("attestationReason", word.reason());
    assertThat(OperationAccount.of(shown).replaceAll("\\s+", " "))
        .contains("attested SOURCE_IS_OFF, by " + shown.actor() + ": " + word.reason())
        .contains("from the order to the last service running");
  }

  @Test
  void showsNoWordWhereNobodyHadToGiveOne() {
    Operation shown = OperationView.of(scenario("switchover-succeeded"));
    assertThat(shown.attestation()).isNull();
    assertThat(OperationAccount.of(shown))
        .doesNotContain("attested")
        .contains("from the first stop to the last service running");
  }

  @ParameterizedTest
  @ValueSource(strings = {"switchover-succeeded", "switchover-halted", "failover-attested"})
  void showsNoWayBackWhereThereWasNone(String name) {
    Operation shown = OperationView.of(scenario(name));
    assertThat(shown.turnedBack()).isNull();
    assertThat(shown.steps()).extracting(Step::undoStartedAt).containsOnlyNulls();
  }
}
