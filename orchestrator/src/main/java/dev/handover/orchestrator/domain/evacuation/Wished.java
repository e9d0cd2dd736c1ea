package dev.handover.orchestrator.domain.evacuation;

import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.evacuation.Evacuation.Mode;
import dev.handover.orchestrator.domain.evacuation.Part.State;

/** What came of a person's wish. */
public sealed interface Wished {
  /** To be written down. */
  record Granted(Evacuation evacuation) implements Wished {}

  /** Nothing is written. */
  record Rejected(Problem problem) implements Wished {}

  /** Decides by the state of the evacuation. */
  static Wished decide(Evacuation now, Wish wish) {
    EvacuationState state = now.state();
    if (state.isEnd()) {
      return rejected("The evacuation is %s.".formatted(state), "It has ended; begin a new one.");
    }
    return switch (wish.kind()) {
      case PAUSE ->
          now.mode() == Mode.GOING
              ? new Granted(now.obeying(wish, Mode.PAUSED, part -> part))
              : rejected("It is %s.".formatted(now.mode()), "It begins nothing more already.");
      case RESUME -> resumed(now, wish);
      case CANCEL ->
          now.mode() == Mode.CANCELLED
              ? rejected("It is CANCELLED.", "What is on its way ends by itself.")
              : new Granted(
                  now.obeying(
                      wish,
                      Mode.CANCELLED,
                      part -> part.state() == State.PENDING ? part.become(State.LEFT, "") : part));
      case SKIP -> skipped(now, wish);
    };
  }

  private static Wished resumed(Evacuation now, Wish wish) {
    boolean failed = now.counts().containsKey(State.FAILED);
    if (now.mode() == Mode.CANCELLED || (now.mode() == Mode.GOING && !failed)) {
      return rejected(
          "The evacuation is %s, and nothing failed.".formatted(now.state()),
          "Only what is PAUSED, or has a group that failed, can be resumed.");
    }
    return new Granted(
        now.obeying(wish, Mode.GOING, part -> part.state() == State.FAILED ? part.anew() : part));
  }

  private static Wished skipped(Evacuation now, Wish wish) {
    boolean possible =
        now.parts().stream()
            .filter(part -> wish.group().filter(part.group()::equals).isPresent())
            .anyMatch(part -> part.state() == State.PENDING || part.state() == State.FAILED);
    if (!possible) {
      return rejected(
          "The group %s is not one that can be left out."
              .formatted(wish.group().map(Object::toString).orElse("")),
          "Only a group that has not begun, or has failed, can be.");
    }
    return new Granted(
        now.obeying(
            wish,
            now.mode(),
            part ->
                wish.group().filter(part.group()::equals).isPresent()
                    ? part.become(State.SKIPPED, wish.reason())
                    : part));
  }

  private static Wished rejected(String detail, String cure) {
    return new Rejected(new Problem(ProblemCode.WRONG_STATE, detail, cure));
  }
}
