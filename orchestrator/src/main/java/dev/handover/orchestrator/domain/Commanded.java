package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;

/** What came of a person's command: a fact to write down, or a refusal. */
public sealed interface Commanded {
  /** Write this down. */
  record Accepted(JournalEntry entry) implements Commanded {
    /** The operation will act again, forward or back. */
    public boolean goesOn() {
      return !(entry instanceof JournalEntry.Abandoned);
    }
  }

  /** Nothing is written. */
  record Rejected(Problem problem) implements Commanded {}

  /** Decides by the operation's state. */
  static Commanded decide(Operation operation, OperationCommand command) {
    Optional<Problem> refusal = refusal(operation, command);
    if (refusal.isPresent()) {
      return new Rejected(refusal.get());
    }
    String actor = command.actor();
    String reason = command.reason();
    return new Accepted(
        switch (command.kind()) {
          case PAUSE -> new JournalEntry.PauseRequested(actor, reason);
          case RESUME -> new JournalEntry.Resumed(actor, reason);
          case SKIP -> new JournalEntry.StepSkipped(command.step().orElseThrow(), actor, reason);
          case CANCEL -> new JournalEntry.CancelRequested(actor, reason);
          case COMPENSATE -> new JournalEntry.CompensateRequested(actor, reason);
          case ABANDON -> new JournalEntry.Abandoned(actor, reason, operation.leftovers());
        });
  }

  private static Optional<Problem> refusal(Operation operation, OperationCommand command) {
    if (command.version().isPresent() && command.version().get() != operation.version()) {
      return Optional.of(
          new Problem(
              ProblemCode.VERSION_CHANGED,
              "The operation is at version %d, not %d."
                  .formatted(operation.version(), command.version().get()),
              "Read it again and decide on what it is now."));
    }
    OperationState state = operation.state();
    if (command.kind() == CommandKind.SKIP && state == OperationState.HALTED) {
      return command.step().filter(operation::canSkip).isPresent()
          ? Optional.empty()
          : Optional.of(notSkippable(operation, command));
    }
    if (command.kind() == CommandKind.CANCEL && !state.isEnd() && operation.pivotStarted()) {
      return Optional.of(
          new Problem(
              ProblemCode.PAST_PIVOT,
              "The first service was started on %s already.".formatted(operation.plan().target()),
              "Let it finish and move the group back; or compensate when it halts."));
    }
    boolean allowed =
        switch (command.kind()) {
          case PAUSE -> !state.isRest();
          case RESUME, ABANDON -> isIn(state, OperationState.PAUSED, OperationState.HALTED);
          case CANCEL -> !state.isEnd() && !operation.isTurnedBack();
          case COMPENSATE, SKIP -> state == OperationState.HALTED;
        };
    return allowed ? Optional.empty() : Optional.of(wrongState(state, command.kind()));
  }

  private static Problem notSkippable(Operation operation, OperationCommand command) {
    List<String> skippable =
        operation.plan().steps().stream()
            .map(Step::id)
            .filter(operation::canSkip)
            .map(StepId::value)
            .toList();
    return new Problem(
        ProblemCode.WRONG_STATE,
        "The step '%s' cannot be skipped.".formatted(command.step().map(StepId::value).orElse("")),
        skippable.isEmpty()
            ? "Fences and proofs cannot be skipped: cure what halted it and resume, or compensate, or abandon."
            : "These can: %s.".formatted(String.join(", ", skippable)));
  }

  private static boolean isIn(OperationState state, OperationState... allowed) {
    return List.of(allowed).contains(state);
  }

  private static Problem wrongState(OperationState state, CommandKind kind) {
    String cure =
        switch (kind) {
          case PAUSE -> "Only an operation that is at work can be paused.";
          case SKIP -> "Only a step on which an operation halted can be skipped.";
          case RESUME -> "Only a PAUSED or HALTED operation can be resumed.";
          case CANCEL -> "It has ended or turned back already.";
          case COMPENSATE ->
              "Only a HALTED operation can be compensated; try CANCEL before the pivot.";
          case ABANDON -> "Only a HALTED or PAUSED operation can be abandoned; pause it first.";
        };
    return new Problem(ProblemCode.WRONG_STATE, "The operation is %s.".formatted(state), cure);
  }
}
