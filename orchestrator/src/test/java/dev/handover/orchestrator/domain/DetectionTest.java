package dev.handover.orchestrator.domain;

import static dev.handover.orchestrator.domain.Samples.EXCH1;
import static dev.handover.orchestrator.domain.Samples.EXCH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.proof.GrantedLease;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** exch1 is to have the group; by default it has been silent for a minute, and may be fenced. */
class DetectionTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Answer<NodeView> SILENT = new Answer.Unreachable<>("connection refused");
  private static final Answer<NodeView> REFUSES =
      new Answer.Refused<>("unauthenticated", "no such token", "make one");
  private static final Answer<NodeView> STANDBY = new Answer.Given<>(Samples.view(EXCH2, false));
  private static final Problem FROZEN = new Problem(ProblemCode.FROZEN, "frozen", "wait");

  private static Group group(FailoverMode mode, boolean fenced) {
    FenceAgent agent =
        new FenceAgent.Redfish(
            URI.create("https://10.0.1.11"),
            "/redfish/v1/Systems/1",
            "fencer",
            Path.of("p"),
            Optional.empty(),
            Duration.ofMinutes(1));
    DetectionPolicy policy = new DetectionPolicy(mode, Map.of(), 1, Duration.ofDays(1), List.of());
    return Samples.mail()
        .with(
            new Protection(
                MovePolicy.standard(), fenced ? Map.of(EXCH1, agent) : Map.of(), policy));
  }

  /** A sighting that can be changed part by part. */
  static final class Seen {
    Group group = group(FailoverMode.AUTOMATIC, true);
    Optional<UUID> live = Optional.empty();
    boolean owned = true;
    Answer<NodeView> active = SILENT;
    Answer<NodeView> standby = STANDBY;
    Optional<GrantedLease> lease = Optional.empty();
    Optional<Answer<Boolean>> partnersView = Optional.of(new Answer.Given<>(false));
    List<String> failed = List.of();
    Optional<Suspicion> suspicion =
        Optional.of(new Suspicion(Samples.MAIL, EXCH1, Cause.NODE_SILENT, NOW.minusSeconds(60)));
    int spent;
    List<Problem> against = List.of();

    Detection judged() {
      Optional<NodeName> owner = owned ? Optional.of(EXCH1) : Optional.empty();
      return Detection.of(
          new Sighting(
              NOW,
              group,
              new GroupRecord(Samples.MAIL, new FencingEpoch(7), owner, live),
              owner.flatMap(group::node),
              active,
              standby,
              lease,
              partnersView,
              failed,
              suspicion,
              spent,
              against));
    }
  }

  private static Arguments row(String name, UnaryOperator<Seen> change, String expected) {
    return Arguments.of(name, change, expected);
  }

  private static UnaryOperator<Seen> with(java.util.function.Consumer<Seen> change) {
    return seen -> {
      change.accept(seen);
      return seen;
    };
  }

  private static Suspicion since(Cause cause, int seconds) {
    return new Suspicion(Samples.MAIL, EXCH1, cause, NOW.minusSeconds(seconds));
  }

  static Stream<Arguments> sightings() {
    return Stream.of(
        row("silent for a minute", with(s -> {}), "ACT"),
        row(
            "an approver decides",
            with(s -> s.group = group(FailoverMode.APPROVE, true)),
            "PROPOSE"),
        row("people decide", with(s -> s.group = group(FailoverMode.MANUAL, true)), "STAY manual"),
        row("silent just now", with(s -> s.suspicion = Optional.empty()), "STAY grace"),
        row(
            "silent for 29 s",
            with(s -> s.suspicion = Optional.of(since(Cause.NODE_SILENT, 29))),
            "STAY grace"),
        row(
            "silent for 30 s",
            with(s -> s.suspicion = Optional.of(since(Cause.NODE_SILENT, 30))),
            "ACT"),
        row(
            "it was ill before, and is silent now",
            with(s -> s.suspicion = Optional.of(since(Cause.SERVICE_DOWN, 600))),
            "STAY grace"),
        row(
            "the partner reaches it",
            with(s -> s.partnersView = Optional.of(new Answer.Given<>(true))),
            "STAY partner-reaches-it"),
        row(
            "the partner cannot say",
            with(s -> s.partnersView = Optional.of(new Answer.Refused<>("x", "y", "z"))),
            "STAY no-second-view"),
        row(
            "neither answers",
            with(
                s -> {
                  s.standby = SILENT;
                  s.partnersView = Optional.empty();
                }),
            "STAY standby-away,no-second-view"),
        row(
            "the standby holds parts",
            with(s -> s.standby = new Answer.Given<>(Samples.view(EXCH2, true))),
            "STAY standby-holds"),
        row(
            "nobody can prove anything",
            with(s -> s.group = group(FailoverMode.AUTOMATIC, false)),
            "STAY no-proof-of-release"),
        row("the budget is spent", with(s -> s.spent = 1), "STAY budget-spent"),
        row("frozen", with(s -> s.against = List.of(FROZEN)), "STAY frozen"),
        row(
            "somebody is at it",
            with(s -> s.live = Optional.of(new UUID(1, 1))),
            "STAY operation-in-progress"),
        row("stopped on purpose", with(s -> s.owned = false), "NOTHING no-owner"),
        row(
            "it serves",
            with(s -> s.active = new Answer.Given<>(Samples.view(EXCH1, true))),
            "NOTHING healthy"),
        row(
            "its services are down, and need no proof but its own",
            with(
                s -> {
                  s.group = group(FailoverMode.AUTOMATIC, false);
                  s.active = new Answer.Given<>(Samples.view(EXCH1, false));
                  s.partnersView = Optional.empty();
                  s.suspicion = Optional.of(since(Cause.SERVICE_DOWN, 120));
                }),
            "ACT"),
        row(
            "a check fails for two minutes",
            with(
                s -> {
                  s.active = new Answer.Given<>(Samples.view(EXCH1, true));
                  s.failed = List.of("smtp");
                  s.suspicion = Optional.of(since(Cause.CHECK_FAILS, 120));
                }),
            "ACT"),
        row(
            "it answers with an error only",
            with(
                s -> {
                  s.active = REFUSES;
                  s.suspicion = Optional.of(since(Cause.SERVICE_DOWN, 600));
                }),
            "STAY owner-refuses"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sightings")
  void decidesAndSaysWhy(String name, UnaryOperator<Seen> change, String expected) {
    Detection detection = change.apply(new Seen()).judged();
    String codes =
        String.join(",", detection.reasons().stream().map(Detection.Reason::code).toList());
    assertThat((detection.verdict() + " " + codes).strip()).isEqualTo(expected);
    assertThat(detection.reasons()).allSatisfy(r -> assertThat(r.text()).isNotBlank());
  }

  @Test
  void saysEverythingThatSpeaksAgainstIt() {
    Seen seen = new Seen();
    seen.group = group(FailoverMode.MANUAL, false);
    seen.suspicion = Optional.empty();
    seen.spent = 3;
    seen.against = List.of(FROZEN);
    assertThat(seen.judged().reasons())
        .extracting(Detection.Reason::code)
        .containsExactly("manual", "grace", "no-proof-of-release", "budget-spent", "frozen");
  }

  @Test
  void remembersSinceWhenItIsWrong() {
    assertThat(new Seen().judged().suspicion()).contains(since(Cause.NODE_SILENT, 60));
    Seen ill = new Seen();
    ill.active = new Answer.Given<>(Samples.view(EXCH1, false));
    assertThat(ill.judged().suspicion()).contains(since(Cause.SERVICE_DOWN, 0));
  }
}
