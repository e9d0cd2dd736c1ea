package dev.handover.orchestrator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.NodeFact.Kind;
import dev.handover.orchestrator.domain.NodeFact.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final Value MANUAL = new Value.Present("MANUAL");
  private static final Value NONE = new Value.None("The service is not installed.");
  private static final Value UNREADABLE = new Value.Unreadable("No rights.");

  @Test
  void leavesOutWhatIsTheSameOnBoth() {
    // Given
    List<NodeFact> both = List.of(fact("MSDTC", MANUAL), fact("Gone", NONE));

    // When
    Drift drift = Drift.between(both, both);

    // Then
    assertThat(drift.compared()).isEqualTo(2);
    assertThat(drift.differences()).isEmpty();
  }

  @Test
  void showsBothValuesOfADifference() {
    Drift drift =
        Drift.between(
            List.of(fact("MSExchangeIS", MANUAL)),
            List.of(fact("msexchangeis", new Value.Present("AUTOMATIC"))));
    assertThat(drift.differences())
        .containsExactly(
            new Drift.Difference(
                Kind.SERVICE_START_TYPE,
                "MSExchangeIS",
                Drift.State.DIFFERENT,
                MANUAL,
                new Value.Present("AUTOMATIC")));
  }

  @Test
  void takesAThingThatOnlyOneHasForADifference() {
    Drift drift = Drift.between(List.of(fact("POP3Svc", NONE)), List.of(fact("POP3Svc", MANUAL)));
    assertThat(drift.differences())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(Drift.State.DIFFERENT);
              assertThat(one.detail()).hasValue("primary: The service is not installed.");
            });
  }

  @Test
  void neverTakesWhatCouldNotBeReadForEqual() {
    Drift drift = Drift.between(List.of(fact("a", UNREADABLE)), List.of(fact("a", UNREADABLE)));
    assertThat(drift.differences())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(Drift.State.UNKNOWN);
              assertThat(one.detail()).hasValue("primary: No rights. backup: No rights.");
            });
  }

  @Test
  void cannotTellWhatTheOtherNodeDidNotAnswerFor() {
    Drift drift = Drift.between(List.of(fact("a", MANUAL)), List.of());
    assertThat(drift.differences())
        .extracting(Drift.Difference::state)
        .containsExactly(Drift.State.UNKNOWN);
  }

  private static NodeFact fact(String name, Value value) {
    return new NodeFact(Kind.SERVICE_START_TYPE, name, value);
  }
}
