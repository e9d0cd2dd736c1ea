package dev.handover.orchestrator.domain;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectionsTest {
  private static final Answer<NodeView> AWAY = new Answer.Unreachable<>("connection refused");
  private static final Answer<NodeView> REFUSES =
      new Answer.Refused<>("unauthenticated", "no such token", "make one");

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

  /** Request, what the target (exch2) says, what its partner (exch1) says, and what comes of it. */
  static Stream<Arguments> objections() {
    OperationKind move = OperationKind.SWITCHOVER;
    OperationKind failover = OperationKind.FAILOVER;
    OperationKind start = OperationKind.START;
    OperationKind stop = OperationKind.STOP;
    return Stream.of(
        Arguments.of(ask(move), exch2(false), exch1(true), ""),
        Arguments.of(ask(move), exch2(true), exch1(true), "two-owners"),
        Arguments.of(ask(move), exch2(true), exch1(false), "already-active"),
        Arguments.of(ask(move), exch2(false), exch1(false), "not-active"),
        Arguments.of(ask(move), exch2(false), AWAY, "node-unreachable"),
        Arguments.of(ask(move), AWAY, exch1(true), "node-unreachable"),
        Arguments.of(ask(move), exch2(false), REFUSES, "node-unreachable"),
        Arguments.of(attested(move), exch2(false), exch1(true), "attestation-not-applicable"),
        Arguments.of(ask(failover), exch2(false), failing(), ""),
        Arguments.of(ask(failover), exch2(false), exch1(false), ""),
        Arguments.of(ask(failover), exch2(false), exch1(true), "source-not-lost"),
        Arguments.of(ask(failover), exch2(true), failing(), "two-owners"),
        Arguments.of(ask(failover), exch2(true), exch1(false), "already-active"),
        Arguments.of(ask(failover), exch2(false), AWAY, "no-proof-of-release"),
        Arguments.of(ask(failover), exch2(false), REFUSES, "node-unreachable"),
        Arguments.of(ask(failover), AWAY, failing(), "node-unreachable"),
        Arguments.of(attested(failover), exch2(false), AWAY, ""),
        Arguments.of(attested(failover), exch2(true), AWAY, "already-active"),
        Arguments.of(attested(failover), exch2(false), failing(), "attestation-not-applicable"),
        Arguments.of(attested(failover), exch2(false), REFUSES, "attestation-not-applicable"),
        Arguments.of(ask(start), exch2(false), exch1(false), ""),
        Arguments.of(ask(start), exch2(false), exch1(true), "already-active"),
        Arguments.of(ask(start), exch2(true), exch1(false), ""),
        Arguments.of(ask(start), exch2(true), AWAY, "no-proof-of-release"),
        Arguments.of(attested(start), exch2(true), AWAY, ""),
        Arguments.of(ask(start), exch2(true), exch1(true), "two-owners"),
        Arguments.of(ask(start), exch2(false), AWAY, "no-proof-of-release"),
        Arguments.of(attested(start), exch2(false), AWAY, ""),
        Arguments.of(attested(start), exch2(false), exch1(false), "attestation-not-applicable"),
        Arguments.of(ask(stop), exch2(true), exch1(false), ""),
        Arguments.of(ask(stop), exch2(true), exch1(true), ""),
        Arguments.of(ask(stop), exch2(true), AWAY, ""),
        Arguments.of(ask(stop), exch2(false), exch1(true), "not-active"),
        Arguments.of(ask(stop), AWAY, exch1(true), "node-unreachable"),
        Arguments.of(attested(stop), exch2(true), AWAY, "attestation-not-applicable"));
  }

  @ParameterizedTest
  @MethodSource("objections")
  void objectsToWhatTheWorldForbids(
      PlanRequest request, Answer<NodeView> target, Answer<NodeView> partner, String expected) {
    Optional<Problem> objection =
        planner.objection(Samples.mail(), request, new Observation(target, partner));
    assertThat(objection.map(problem -> problem.code().code()).orElse("")).isEqualTo(expected);
  }

  @Test
  void saysOfANodeThatRefusesWhatTheNodeItselfSays() {
    // Given
    Observation partner = new Observation(exch2(false), REFUSES);
    Observation target = new Observation(REFUSES, exch1(true));
    for (Observation seen : List.of(partner, target)) {
      // When
      Optional<Problem> objection =
          planner.objection(Samples.mail(), ask(OperationKind.SWITCHOVER), seen);
      // Then
      assertThat(objection.orElseThrow().detail()).contains("cannot be asked: no such token");
      assertThat(objection.orElseThrow().cure()).isEqualTo("make one");
    }
  }
}
