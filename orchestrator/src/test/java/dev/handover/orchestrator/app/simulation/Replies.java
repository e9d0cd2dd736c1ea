package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.StepOutcome;
import java.util.function.Supplier;

/** What a client makes of what came, or did not come, over the network. */
final class Replies {
  private Replies() {}

  /** A receiver that refuses an old epoch answers so. */
  static Supplier<StepOutcome> orStale(Supplier<StepOutcome> deed) {
    return () -> {
      try {
        return deed.get();
      } catch (Gate.Stale stale) {
        return stale.answer;
      }
    };
  }

  static StepOutcome outcome(String receiver, Network.Reply<StepOutcome> reply) {
    return switch (reply) {
      case Network.Reply.Given<StepOutcome> given -> given.value();
      case Network.Reply.Unsent<StepOutcome> unsent ->
          new StepOutcome.RetryLater(receiver + ": " + unsent.reason(), true);
      case Network.Reply.Silent<StepOutcome> silent ->
          new StepOutcome.RetryLater(receiver + " did not answer");
      case Network.Reply.Broken<StepOutcome> broken ->
          new StepOutcome.RetryLater("the connection to " + receiver + " broke");
    };
  }

  static <T> Answer<T> answer(String receiver, Network.Reply<T> reply) {
    return switch (reply) {
      case Network.Reply.Given<T> given -> new Answer.Given<>(given.value());
      case Network.Reply.Unsent<T> unsent ->
          new Answer.Unreachable<>(receiver + ": " + unsent.reason());
      case Network.Reply.Silent<T> silent -> new Answer.Unreachable<>(receiver + " did not answer");
      case Network.Reply.Broken<T> broken ->
          new Answer.Refused<>("connection-broken", receiver + " broke off", "Look what answers.");
    };
  }
}
