package dev.handover.orchestrator.domain.evacuation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.evacuation.EvacuationOrder.AfterFailure;
import dev.handover.orchestrator.domain.evacuation.Part.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EvacuationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final NodeName EXCH1 = new NodeName("exch1");
  private static final NodeName EXCH2 = new NodeName("exch2");

  /** Two groups in the first wave, one in the second, one in the third; two at a time. */
  static Evacuation fresh(AfterFailure afterFailure) {
    EvacuationOrder order =
        new EvacuationOrder(
            new UUID(1, 1),
            List.of(EXCH1),
            OperationKind.SWITCHOVER,
            2,
            afterFailure,
            "alice",
            "CHG0042",
            Optional.empty(),
            List.of(),
            NOW);
    return Evacuation.ordered(
        order, List.of(part("d", 3), part("c", 2), part("b", 1), part("a", 1)));
  }

  private static Part part(String group, int wave) {
    return Part.pending(new GroupName(group), wave, EXCH1, Optional.of(EXCH2));
  }

  private static List<String> due(Evacuation evacuation, Instant at) {
    return evacuation.due(at).stream().map(part -> part.group().value()).toList();
  }

  private static Evacuation begun(Evacuation evacuation, String... groups) {
    return evacuation.beginning(List.of(groups).stream().map(GroupName::new).toList(), NOW);
  }

  private static Evacuation refused(Evacuation evacuation, String group, ProblemCode code) {
    Problem problem = new Problem(code, "as things stand", "cure it");
    return evacuation.learned(
        Map.of(new GroupName(group), new Progress.Refused(problem, NOW)), NOW);
  }

  /** As if its operation had come that far. */
  private static Evacuation now(Evacuation evacuation, String group, State state) {
    List<Part> parts =
        evacuation.parts().stream()
            .map(p -> p.group().value().equals(group) ? p.become(state, "") : p)
            .toList();
    return new Evacuation(
        evacuation.order(),
        evacuation.mode(),
        parts,
        evacuation.wishes(),
        Optional.empty(),
        evacuation.version() + 1);
  }

  private static Wished wish(Evacuation evacuation, Wish.Kind kind, Optional<String> group) {
    return evacuation.wish(new Wish(kind, group.map(GroupName::new), "bob", "because", NOW));
  }

  private static Evacuation granted(Evacuation evacuation, Wish.Kind kind, String... group) {
    Wished wished = wish(evacuation, kind, List.of(group).stream().findFirst());
    assertThat(wished).isInstanceOf(Wished.Granted.class);
    return ((Wished.Granted) wished).evacuation();
  }

  @Test
  void beginsTheNextWaveWhenAllOfTheOneBeforeIsDone() {
    Evacuation one = fresh(AfterFailure.STOP);
    assertThat(due(one, NOW)).containsExactly("a", "b");
    Evacuation two = now(now(begun(one, "a", "b"), "a", State.MOVED), "b", State.MOVING);
    assertThat(due(two, NOW)).isEmpty();
    Evacuation three = now(two, "b", State.ELSEWHERE);
    assertThat(due(three, NOW)).containsExactly("c");
    Evacuation four = now(now(three, "c", State.MOVED), "d", State.MOVED);
    assertThat(four.state()).isEqualTo(EvacuationState.SUCCEEDED);
  }

  @Test
  void neverHasMoreUnderWayThanTheLimit() {
    Evacuation evacuation =
        Evacuation.ordered(
            fresh(AfterFailure.STOP).order(),
            List.of(part("a", 1), part("b", 1), part("c", 1), part("d", 1)));
    Evacuation busy = begun(evacuation, "a", "b");
    assertThat(due(busy, NOW)).isEmpty();
    assertThat(due(now(busy, "a", State.MOVED), NOW)).containsExactly("c");
  }

  @Test
  void stopsAfterAFailureUntilAPersonResumesOrSkips() {
    // Given
    Evacuation failed = refused(begun(fresh(AfterFailure.STOP), "a"), "a", ProblemCode.FROZEN);

    // When, Then
    assertThat(failed.state()).isEqualTo(EvacuationState.HALTED);
    assertThat(due(failed, NOW)).isEmpty();
    assertThat(due(granted(failed, Wish.Kind.RESUME), NOW)).containsExactly("a", "b");
    Evacuation skipped = granted(failed, Wish.Kind.SKIP, "a");
    assertThat(due(skipped, NOW)).containsExactly("b");
    assertThat(skipped.wishes()).extracting(Wish::actor).containsExactly("bob");
  }

  @Test
  void goesOnAfterAFailureWhenItIsToldTo() {
    Evacuation failed =
        refused(begun(fresh(AfterFailure.CONTINUE), "a", "b"), "a", ProblemCode.FROZEN);
    Evacuation next = now(failed, "b", State.MOVED);
    assertThat(due(next, NOW)).containsExactly("c");
    Evacuation ended = now(now(next, "c", State.MOVED), "d", State.MOVED);
    assertThat(ended.state()).isEqualTo(EvacuationState.SUCCEEDED_WITH_EXCEPTIONS);
  }

  @Test
  void waitsForAPersonWithWhoeverRestsAndOnlyThenWhenItStops() {
    Evacuation stops = now(begun(fresh(AfterFailure.STOP), "a"), "a", State.RESTING);
    assertThat(stops.state()).isEqualTo(EvacuationState.HALTED);
    assertThat(due(stops, NOW)).isEmpty();
    Evacuation goesOn = now(begun(fresh(AfterFailure.CONTINUE), "a"), "a", State.RESTING);
    assertThat(due(goesOn, NOW)).containsExactly("b");
    assertThat(goesOn.state()).isEqualTo(EvacuationState.RUNNING);
  }

  @Test
  void triesLaterWhatMayPassAndGivesUpInTheEnd() {
    Evacuation evacuation = begun(fresh(AfterFailure.STOP), "a");
    for (int i = 1; i < Progress.MOST_TRIES; i++) {
      evacuation = refused(evacuation, "a", ProblemCode.OPERATION_IN_PROGRESS);
      assertThat(due(evacuation, NOW)).containsExactly("b");
      assertThat(due(evacuation, NOW.plus(Progress.PAUSE))).containsExactly("a", "b");
      evacuation = begun(evacuation, "a");
    }
    evacuation = refused(evacuation, "a", ProblemCode.OPERATION_IN_PROGRESS);
    assertThat(evacuation.state()).isEqualTo(EvacuationState.HALTED);
    assertThat(evacuation.parts().getFirst().attempts()).isEqualTo(Progress.MOST_TRIES);
  }

  @Test
  void takesAGroupThatIsElsewhereForDone() {
    Evacuation elsewhere =
        refused(begun(fresh(AfterFailure.STOP), "a"), "a", ProblemCode.ALREADY_ACTIVE);
    assertThat(elsewhere.parts().getFirst().state()).isEqualTo(State.ELSEWHERE);
    assertThat(elsewhere.state()).isEqualTo(EvacuationState.RUNNING);
  }

  @Test
  void beginsNothingWhilePausedAndGoesOnWithWhatIsUnderWay() {
    Evacuation paused = granted(begun(fresh(AfterFailure.STOP), "a"), Wish.Kind.PAUSE);
    assertThat(due(paused, NOW)).isEmpty();
    assertThat(paused.state()).isEqualTo(EvacuationState.RUNNING);
    Evacuation rests = now(paused, "a", State.MOVED);
    assertThat(rests.state()).isEqualTo(EvacuationState.PAUSED);
    assertThat(due(granted(rests, Wish.Kind.RESUME), NOW)).containsExactly("b");
    assertThat(wish(rests, Wish.Kind.PAUSE, Optional.empty())).isInstanceOf(Wished.Rejected.class);
  }

  @Test
  void leavesAloneWhatHasNotBegunWhenItIsCancelled() {
    Evacuation cancelled = granted(begun(fresh(AfterFailure.STOP), "a"), Wish.Kind.CANCEL);
    assertThat(cancelled.state()).isEqualTo(EvacuationState.RUNNING);
    assertThat(cancelled.counts()).isEqualTo(Map.of(State.BEGINNING, 1, State.LEFT, 3));
    Evacuation ended = now(cancelled, "a", State.MOVED);
    assertThat(ended.state()).isEqualTo(EvacuationState.CANCELLED);
    assertThat(wish(ended, Wish.Kind.RESUME, Optional.empty())).isInstanceOf(Wished.Rejected.class);
  }

  @Test
  void endsAtOnceWhenNothingHadBegun() {
    Evacuation cancelled = granted(fresh(AfterFailure.STOP), Wish.Kind.CANCEL);
    assertThat(cancelled.state()).isEqualTo(EvacuationState.CANCELLED);
    assertThat(cancelled.endedAt()).contains(NOW);
  }

  @Test
  void resumesNothingThatNeitherFailedNorWasPaused() {
    assertThat(wish(fresh(AfterFailure.STOP), Wish.Kind.RESUME, Optional.empty()))
        .isInstanceOf(Wished.Rejected.class);
    assertThat(wish(begun(fresh(AfterFailure.STOP), "a"), Wish.Kind.SKIP, Optional.of("a")))
        .isInstanceOf(Wished.Rejected.class);
  }
}
