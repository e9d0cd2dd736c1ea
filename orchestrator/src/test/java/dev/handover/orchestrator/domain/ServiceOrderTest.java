package dev.handover.orchestrator.domain;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In which order a plan starts and stops services. */
class ServiceOrderTest {
  private static Answer<NodeView> seen(NodeName node, boolean active) {
    return new Answer.Given<>(Samples.view(node, active));
  }

  private static List<String> dependsOn(Plan plan, String step) {
    return plan.steps().stream()
        .filter(s -> s.id().value().equals(step))
        .flatMap(s -> s.dependsOn().stream())
        .map(StepId::value)
        .toList();
  }

  @Test
  void startsServicesSideBySideBehindThePivotAndStopsThemInExactReverse() {
    // Given: c and d need no other service, e needs both b and c
    Profile own =
        new Profile(
            "own",
            "Own",
            List.of(
                Samples.service("a"),
                Samples.service("b", "a"),
                Samples.service("c"),
                Samples.service("d"),
                Samples.service("e", "b", "c")),
            List.of(),
            List.of());
    // When
    Plan plan =
        new Planner(Duration.ofMinutes(2))
            .plan(
                Samples.mail(own),
                Samples.request(OperationKind.SWITCHOVER, EXCH2),
                new Observation(seen(EXCH2, false), seen(EXCH1, true)),
                Optional.empty());
    // Then
    assertThat(dependsOn(plan, "start-b")).containsExactly("start-a");
    assertThat(dependsOn(plan, "start-c")).as("the pivot").containsExactly("start-a");
    assertThat(dependsOn(plan, "start-d")).containsExactly("start-a");
    assertThat(dependsOn(plan, "start-e")).containsExactly("start-b", "start-c");
    assertThat(dependsOn(plan, "verify-node")).containsExactly("start-d", "start-e");
    assertThat(dependsOn(plan, "stop-e")).isEqualTo(dependsOn(plan, "stop-d"));
    assertThat(dependsOn(plan, "stop-c")).containsExactly("stop-e");
    assertThat(dependsOn(plan, "stop-a")).containsExactlyInAnyOrder("stop-b", "stop-c", "stop-d");
    assertThat(dependsOn(plan, "disk-offline")).containsExactly("stop-a");
  }
}
