package dev.handover.orchestrator.domain;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Answer<NodeView> AWAY = new Answer.Unreachable<>("connection refused");

  private final Planner planner = new Planner(Duration.ofMinutes(2));

  private static Answer<NodeView> exch1(boolean active) {
    return new Answer.Given<>(Samples.view(EXCH1, active));
  }

  private static Answer<NodeView> exch2(boolean active) {
    return new Answer.Given<>(Samples.view(EXCH2, active));
  }

  /** Not healthy: has disk and address, one service is down. */
  private static Answer<NodeView> failing() {
    NodeView view = Samples.view(EXCH1, true);
    List<NodeView.Service> services = new ArrayList<>(view.services());
    NodeView.Service first = services.get(0);
    services.set(
        0, new NodeView.Service(first.name(), NodeView.ServiceState.STOPPED, first.startType()));
    return new Answer.Given<>(
        new NodeView(
            view.reportedName(),
            view.bootId(),
            view.promised(),
            services,
            view.disk(),
            view.addressPresent()));
  }

  private static PlanRequest ask(OperationKind kind) {
    return Samples.request(kind, EXCH2);
  }

  private static PlanRequest attested(OperationKind kind) {
    return Samples.attested(kind, EXCH2);
  }

  private Plan plan(PlanRequest request, Answer<NodeView> target, Answer<NodeView> partner) {
    Optional<DirectoryPreview> directory =
        planner.directoryRequest(Samples.mail(), request).map(any -> Samples.preview());
    return planner.plan(Samples.mail(), request, new Observation(target, partner), directory);
  }

  private static List<String> ids(Plan plan) {
    return plan.steps().stream().map(step -> step.id().value()).toList();
  }

  @Test
  void laysASwitchoverOutInTheOrderOfTheGuide() {
    Plan plan = plan(ask(OperationKind.SWITCHOVER), exch2(false), exch1(true));
    assertThat(ids(plan))
        .containsExactly(
            "fence-exch1",
            "fence-exch2",
            "fence-directory",
            "stop-msexchangetransport",
            "stop-msexchangeis",
            "stop-msexchangesa",
            "remove-address",
            "disk-offline",
            "prove-release",
            "directory-transfer-spns",
            "directory-rehome-mailboxes",
            "disk-online",
            "add-address",
            "start-msexchangesa",
            "start-msexchangeis",
            "start-msexchangetransport",
            "verify-node",
            "verify-directory");
    assertThat(plan.steps().stream().filter(Step::pivot).map(s -> s.id().value()))
        .containsExactly("start-msexchangesa");
    assertThat(plan.source()).contains(EXCH1);
  }

  @Test
  void undoesEverythingOfASwitchoverThatCanBeUndone() {
    Plan plan = plan(ask(OperationKind.SWITCHOVER), exch2(false), exch1(true));
    for (Step step : plan.steps()) {
      assertThat(step.compensation().isPresent())
          .as(step.id().value())
          .isEqualTo(step.action().changesTheWorld());
    }
  }

  @Test
  void neverHandsBackToALostSource() {
    Plan plan = plan(ask(OperationKind.FAILOVER), exch2(false), failing());
    assertThat(plan.steps())
        .filteredOn(step -> step.phase() == Phase.RELEASE)
        .isNotEmpty()
        .allMatch(step -> step.compensation().isEmpty());
  }

  @Test
  void restartsOnTheWayBackOnlyWhatRanBefore() {
    Plan plan = plan(ask(OperationKind.SWITCHOVER), exch2(false), failing());
    assertThat(plan.steps())
        .filteredOn(step -> step.phase() == Phase.RELEASE && step.action().changesTheWorld())
        .filteredOn(step -> step.compensation().isEmpty())
        .extracting(step -> step.id().value())
        .containsExactly("stop-msexchangesa");
  }

  @Test
  void takesNothingFromANodeThatServedAlready() {
    Plan plan = plan(ask(OperationKind.START), exch2(true), exch1(false));
    assertThat(plan.steps())
        .filteredOn(step -> step.compensation().isPresent())
        .extracting(Step::phase)
        .containsOnly(Phase.DIRECTORY);
  }

  @Test
  void leavesASourceAloneThatDoesNotAnswer() {
    Plan plan = plan(attested(OperationKind.FAILOVER), exch2(false), AWAY);
    assertThat(plan.steps())
        .filteredOn(step -> "exch1".equals(step.action().inputs().get("node")))
        .extracting(Step::action)
        .containsOnly(new Action.AcceptAttestation(EXCH1, Attestation.Statement.SOURCE_IS_OFF));
    assertThat(ids(plan))
        .containsSubsequence(
            "confirm-silence", "disk-online", "confirm-silence-2", "start-msexchangesa");
  }

  @Test
  void takesTheDiskOutOfAReservationOnlyOfASourceThatIsOff() {
    Plan lost = plan(attested(OperationKind.FAILOVER), exch2(false), AWAY);
    Plan planned = plan(ask(OperationKind.SWITCHOVER), exch2(false), exch1(true));
    assertThat(diskOnline(lost)).isInstanceOf(Action.TakeDiskOver.class);
    assertThat(diskOnline(planned)).isInstanceOf(Action.BringDiskOnline.class);
  }

  private static Action diskOnline(Plan plan) {
    return plan.steps().stream()
        .filter(step -> step.id().value().equals("disk-online"))
        .map(Step::action)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void startsOnlyWithThePartnersWord() {
    Plan plan = plan(ask(OperationKind.START), exch2(false), exch1(false));
    assertThat(ids(plan))
        .containsSubsequence(
            "prove-release", "directory-transfer-spns", "disk-online", "start-msexchangesa")
        .doesNotContain("stop-msexchangesa");
  }

  @Test
  void stopsWithoutTouchingTheDirectory() {
    Plan plan = plan(ask(OperationKind.STOP), exch2(true), exch1(false));
    assertThat(ids(plan))
        .containsExactly(
            "fence-exch2",
            "stop-msexchangetransport",
            "stop-msexchangeis",
            "stop-msexchangesa",
            "remove-address",
            "disk-offline",
            "prove-release");
    assertThat(plan.directory()).isEmpty();
  }

  @Test
  void movesNoAddressInDnsOnlyMode() {
    Group group = Samples.mail(new AddressMode.DnsOnly("192.0.2.11", "192.0.2.12"));
    Plan plan =
        planner.plan(
            group,
            ask(OperationKind.SWITCHOVER),
            new Observation(exch2(false), exch1(true)),
            Optional.of(Samples.preview()));
    assertThat(ids(plan)).doesNotContain("remove-address", "add-address");
  }

  @Test
  void everyStepDependsOnStepsBeforeIt() {
    List<StepId> before = new ArrayList<>();
    for (Step step : plan(ask(OperationKind.SWITCHOVER), exch2(false), exch1(true)).steps()) {
      assertThat(before).containsAll(step.dependsOn());
      before.add(step.id());
    }
  }

  @Test
  void givesTheSameHashForTheSameWorldWhoeverAsksAndWhateverTheChangeSetsId() {
    // Given
    Plan one = plan(ask(OperationKind.SWITCHOVER), exch2(false), exch1(true));
    DirectoryPreview again = withHash(UUID.randomUUID(), Samples.preview().contentHash());
    PlanRequest byBob = new PlanRequest(OperationKind.SWITCHOVER, EXCH2, Optional.empty(), "bob");
    // When
    Plan other =
        planner.plan(
            Samples.mail(), byBob, new Observation(exch2(false), exch1(true)), Optional.of(again));
    // Then
    assertThat(other.hash()).isEqualTo(one.hash()).matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void givesAnotherHashWhenTheDirectoryHasChanged() {
    Plan one = plan(ask(OperationKind.SWITCHOVER), exch2(false), exch1(true));
    DirectoryPreview changed = withHash(UUID.randomUUID(), "sha256:" + "b".repeat(64));
    Plan other =
        planner.plan(
            Samples.mail(),
            ask(OperationKind.SWITCHOVER),
            new Observation(exch2(false), exch1(true)),
            Optional.of(changed));
    assertThat(other.hash()).isNotEqualTo(one.hash());
  }

  private static DirectoryPreview withHash(UUID id, String hash) {
    DirectoryPreview sample = Samples.preview();
    return new DirectoryPreview(id, hash, sample.tasks(), List.of(), List.of());
  }

  @Test
  void completesDirectoryTasksWithWhatOnlyTheGroupKnows() {
    DirectoryRequest request =
        planner.directoryRequest(Samples.mail(), ask(OperationKind.SWITCHOVER)).orElseThrow();
    assertThat(request.tasks().get(1).parameters())
        .isEqualTo(Map.of("searchBases", List.of("OU=Mail Users,DC=example,DC=test")));
    assertThat(request.source().computer()).isEqualTo("EXCH1");
    assertThat(request.target().computer()).isEqualTo("EXCH2");
    assertThat(request.primary().computer()).isEqualTo("EXCH1");
  }

  @Test
  void assertsTheRecordOfAFloatingAddressAndReplacesThatOfAnother() {
    assertThat(dnsTask(Samples.ADDRESS, EXCH2))
        .containsEntry("mode", List.of("ASSERT"))
        .containsEntry("address", List.of("192.0.2.50"));
    AddressMode own = new AddressMode.DnsOnly("192.0.2.11", "192.0.2.12");
    assertThat(dnsTask(own, EXCH2))
        .containsEntry("mode", List.of("REPLACE"))
        .containsEntry("address", List.of("192.0.2.12"));
    assertThat(dnsTask(own, EXCH1)).containsEntry("address", List.of("192.0.2.11"));
  }

  private static Map<String, List<String>> dnsTask(AddressMode mode, NodeName target) {
    Group plain = Samples.mail(mode);
    Profile profile =
        new Profile(
            "p",
            "P",
            List.of(),
            List.of(new DirectoryTaskSpec("dns-address", Map.of())),
            List.of());
    Group group =
        new Group(
            plain.name(),
            profile,
            plain.primary(),
            plain.backup(),
            plain.disk(),
            mode,
            plain.dns(),
            List.of(),
            OnFailure.HALT,
            Optional.empty());
    return DirectoryTasks.of(group, group.node(target).orElseThrow()).get(0).parameters();
  }
}
