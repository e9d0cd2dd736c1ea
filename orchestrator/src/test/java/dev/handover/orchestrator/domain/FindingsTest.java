package dev.handover.orchestrator.domain;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a preview has to say about the two nodes, before anything stops. */
class FindingsTest {
  private final Planner planner = new Planner(Duration.ofMinutes(2));

  private Plan switchover(Answer<NodeView> target, Answer<NodeView> partner) {
    return planner.plan(
        Samples.mail(),
        Samples.request(OperationKind.SWITCHOVER, EXCH2),
        new Observation(target, partner),
        Optional.of(Samples.preview()));
  }

  private static Answer<NodeView> exch1(boolean active) {
    return new Answer.Given<>(Samples.view(EXCH1, active));
  }

  @Test
  void blocksAPlanWhoseTargetLacksAServiceOrHasItDisabled() {
    // Given
    NodeView view = Samples.view(EXCH2, false);
    List<NodeView.Service> services =
        List.of(
            new NodeView.Service(
                new ServiceName("MSExchangeSA"),
                NodeView.ServiceState.NOT_INSTALLED,
                NodeView.StartType.UNKNOWN),
            new NodeView.Service(
                new ServiceName("MSExchangeIS"),
                NodeView.ServiceState.STOPPED,
                NodeView.StartType.DISABLED),
            new NodeView.Service(
                new ServiceName("MSExchangeTransport"),
                NodeView.ServiceState.STOPPED,
                NodeView.StartType.AUTOMATIC));
    NodeView lacking =
        new NodeView("exch2", "b", view.promised(), services, view.disk(), view.addressPresent());
    // When
    Plan plan = switchover(new Answer.Given<>(lacking), exch1(true));
    // Then
    assertThat(plan.runnable()).isFalse();
    assertThat(plan.findings())
        .extracting(Finding::code)
        .containsExactlyInAnyOrder(
            "service-not-installed", "service-disabled", "service-starts-by-itself");
  }

  @Test
  void blocksASwitchoverThatCouldNotStartTheServicesOfTheSourceAgain() {
    // Given
    NodeView view = Samples.view(new NodeName("exch1"), true);
    List<NodeView.Service> services =
        view.services().stream()
            .map(s -> new NodeView.Service(s.name(), s.state(), NodeView.StartType.DISABLED))
            .toList();
    NodeView disabled =
        new NodeView("exch1", "b", view.promised(), services, view.disk(), view.addressPresent());
    // When
    Plan plan =
        switchover(new Answer.Given<>(Samples.view(EXCH2, false)), new Answer.Given<>(disabled));
    // Then
    assertThat(plan.runnable()).isFalse();
    assertThat(plan.findings()).extracting(Finding::code).containsOnly("service-disabled");
  }

  @Test
  void blocksAPlanWhenANodeOfAnotherNameAnswers() {
    NodeView stranger = Samples.view(new NodeName("exch9"), false);
    Plan plan = switchover(new Answer.Given<>(stranger), exch1(true));
    assertThat(plan.runnable()).isFalse();
    assertThat(plan.findings()).extracting(Finding::code).containsExactly("wrong-node");
  }

  @Test
  void blocksAPlanWhenTheTwoAddressesAreSwapped() {
    // Given: exch1's address is answered by exch2 and the other way round
    NodeView atTarget = Samples.view(new NodeName("exch1"), false);
    NodeView atSource = Samples.view(new NodeName("exch2"), true);

    // When
    Plan plan = switchover(new Answer.Given<>(atTarget), new Answer.Given<>(atSource));

    // Then
    assertThat(plan.runnable()).isFalse();
    assertThat(plan.findings()).extracting(Finding::code).containsOnly("wrong-node").hasSize(2);
  }

  @Test
  void warnsOfOpenFilesButNotOfThoseThatStoppingClosesAnyway() {
    // Given
    NodeView source = Samples.view(new NodeName("exch1"), true);
    String own = source.services().get(0).name().value() + " (pid 1016)";
    var open =
        List.of(
            new NodeView.OpenFile("X:\\priv1.edb", own),
            new NodeView.OpenFile("X:\\notes.txt", "notepad.exe (pid 4711)"));
    NodeView busy =
        new NodeView(
            source.reportedName(),
            source.bootId(),
            source.promised(),
            source.services(),
            new NodeView.Disk(true, Optional.empty(), open),
            source.addressPresent());

    // When
    Plan plan =
        switchover(
            new Answer.Given<>(Samples.view(new NodeName("exch2"), false)),
            new Answer.Given<>(busy));

    // Then
    assertThat(plan.findings())
        .extracting(Finding::detail)
        .containsExactly(
            "Open on the switching disk: X:\\notes.txt, open by notepad.exe (pid 4711)");
  }
}
