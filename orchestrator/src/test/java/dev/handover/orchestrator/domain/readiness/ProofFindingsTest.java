package dev.handover.orchestrator.domain.readiness;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.MovePolicy;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.PowerState;
import dev.handover.orchestrator.domain.Protection;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.proof.AcceptedProofs;
import dev.handover.orchestrator.domain.proof.GrantedLease;
import dev.handover.orchestrator.domain.readiness.Proof.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProofFindingsTest {
  private static final Group WITH_AGENT =
      Samples.mail()
          .with(
              new Protection(
                  MovePolicy.unlimited(),
                  Map.of(
                      EXCH1,
                      new FenceAgent.Command(
                          List.of("/usr/sbin/fence_test"),
                          Map.of(),
                          Optional.empty(),
                          Duration.ofSeconds(10)))));
  private static final Answer<NodeView> AWAY = new Answer.Unreachable<>("no connection");
  private static final Answer<NodeView> SERVES = new Answer.Given<>(Samples.view(EXCH1, true));

  private static ProofFindings of(
      Group group, Answer<NodeView> source, Optional<Answer<PowerState>> power) {
    return of(group, source, Samples.view(EXCH2, false), power);
  }

  private static ProofFindings of(
      Group group, Answer<NodeView> source, NodeView standby, Optional<Answer<PowerState>> power) {
    Optional<GrantedLease> granted =
        group.sourceLease().map(time -> GrantedLease.of(group, EXCH1, new FencingEpoch(1)));
    GroupRecord record =
        new GroupRecord(Samples.MAIL, new FencingEpoch(1), Optional.of(EXCH1), Optional.empty());
    return new ProofFindings(
        new Situation(group, record, source, new Answer.Given<>(standby)),
        new Answer.Unreachable<>("away"),
        new Answer.Given<>(Optional.of(new ProofFindings.Lease(Instant.EPOCH))),
        granted,
        power);
  }

  private static List<Kind> available(ProofFindings found) {
    return found.proofs().stream().filter(Proof::available).map(Proof::kind).toList();
  }

  @Test
  void countsTheWordOfASourceThatAnswersAndAPersons() {
    ProofFindings found = of(Samples.mail(), SERVES, Optional.empty());

    assertThat(available(found)).containsExactly(Kind.SOURCE, Kind.ATTESTATION);
    assertThat(found.proofs()).hasSize(Kind.values().length);
    assertThat(found.finding().level()).isEqualTo(ReadinessLevel.WARNING);
  }

  @Test
  void isContentWithAFenceAgentThatAnswersAlsoWhenTheSourceDoesNot() {
    Optional<Answer<PowerState>> on = Optional.of(new Answer.Given<>(PowerState.ON));

    assertThat(available(of(WITH_AGENT, AWAY, on)))
        .containsExactly(Kind.FENCE_AGENT, Kind.ATTESTATION);
    assertThat(of(WITH_AGENT, SERVES, on).finding().level()).isEqualTo(ReadinessLevel.OK);
  }

  @Test
  void countsTheReservationThatTheStandbyCanTakeWhereTheGroupAcceptsIt() {
    // Given
    NodeView standby = Samples.view(EXCH2, false);
    NodeView reading =
        new NodeView(
            standby.reportedName(),
            standby.bootId(),
            standby.promised(),
            standby.services(),
            new NodeView.Disk(false, Optional.empty(), List.of(), NodeView.Reservation.OTHERS),
            standby.addressPresent());
    Group accepting =
        Samples.mail()
            .with(new Protection(MovePolicy.unlimited()).accepting(new AcceptedProofs(true)));

    // Then
    assertThat(available(of(accepting, AWAY, reading, Optional.empty())))
        .containsExactly(Kind.DISK_RESERVATION, Kind.ATTESTATION);
    assertThat(of(accepting, SERVES, reading, Optional.empty()).finding().level())
        .isEqualTo(ReadinessLevel.OK);
    assertThat(available(of(Samples.mail(), AWAY, reading, Optional.empty())))
        .containsExactly(Kind.ATTESTATION);
  }

  @Test
  void countsTheLeaseThatTheSourceIsUnderWhereTheGroupAcceptsItsEnd() {
    // Given
    Group leased = Samples.leased(Duration.ofSeconds(60));
    Group accepting =
        leased.with(
            new Protection(MovePolicy.unlimited())
                .accepting(new AcceptedProofs(false, Optional.of(Duration.ofMinutes(5)))));

    // When
    ProofFindings found = of(accepting, AWAY, Optional.empty());

    // Then
    assertThat(available(found)).containsExactly(Kind.SOURCE_LEASE, Kind.ATTESTATION);
    assertThat(found.finding().level()).isEqualTo(ReadinessLevel.OK);
    assertThat(found.finding().seen()).contains("wait 420 s");
    assertThat(available(of(leased, AWAY, Optional.empty()))).containsExactly(Kind.ATTESTATION);
  }

  @Test
  void doesNotKnowOfAFenceAgentThatDoesNotAnswer() {
    ProofFindings found =
        of(WITH_AGENT, SERVES, Optional.of(new Answer.Unreachable<>("no route to the controller")));

    assertThat(available(found)).containsExactly(Kind.SOURCE, Kind.ATTESTATION);
    assertThat(found.finding().level()).isEqualTo(ReadinessLevel.UNKNOWN);
    assertThat(found.finding().seen()).contains("no route to the controller");
  }
}
