package dev.handover.orchestrator.domain.evacuation;

import dev.handover.orchestrator.domain.JournalEntry;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.evacuation.Part.State;
import java.time.Duration;
import java.time.Instant;

/** What came of beginning a part, or of looking at its operation. */
public sealed interface Progress {
  /** So often in a row it is tried to begin a part that somebody else is in the way of. */
  int MOST_TRIES = 30;

  /** The pause between two of them. */
  Duration PAUSE = Duration.ofSeconds(2);

  /** Its operation is so far. */
  record Seen(Operation operation) implements Progress {}

  /** It could not be begun. */
  record Refused(Problem problem, Instant at) implements Progress {}

  /** Nothing was started for it, and the evacuation was cancelled meanwhile. */
  record NotBegun() implements Progress {}

  /** What the part is now. */
  default Part of(Part part) {
    return switch (this) {
      case Seen seen -> seen(part.with(seen.operation().id()), seen.operation());
      case Refused refused -> refused(part, refused);
      case NotBegun none -> part.become(State.LEFT, "");
    };
  }

  private static Part seen(Part part, Operation operation) {
    return switch (operation.state()) {
      case PENDING, RUNNING, WAITING, COMPENSATING -> part.become(State.MOVING, "");
      case PAUSED -> part.become(State.RESTING, "its operation is PAUSED");
      case HALTED ->
          part.become(
              State.RESTING,
              "its operation is HALTED: "
                  + operation.halted().map(JournalEntry.Halted::reason).orElse(""));
      case SUCCEEDED -> part.become(State.MOVED, "");
      case SUCCEEDED_WITH_EXCEPTIONS ->
          part.become(State.MOVED, "with %d exception(s)".formatted(operation.exceptions().size()));
      case COMPENSATED, FAILED, ABANDONED ->
          part.become(State.FAILED, "its operation is " + operation.state());
    };
  }

  private static Part refused(Part part, Refused refused) {
    Problem problem = refused.problem();
    String why = inWords(problem);
    return switch (problem.code()) {
      case ALREADY_ACTIVE, NOT_ACTIVE -> part.become(State.ELSEWHERE, why);
      case NODE_UNREACHABLE, DIRECTORY_UNREACHABLE, OPERATION_IN_PROGRESS, PLAN_CHANGED ->
          part.tries() + 1 < MOST_TRIES
              ? part.later(refused.at().plus(PAUSE), why)
              : part.become(State.FAILED, why);
      default -> part.become(State.FAILED, why);
    };
  }

  private static String inWords(Problem problem) {
    StringBuilder words = new StringBuilder(problem.code().code() + ": " + problem.detail());
    problem.errors().stream().limit(5).forEach(e -> words.append(' ').append(e.detail()));
    return words.length() <= 2000 ? words.toString() : words.substring(0, 2000);
  }
}
