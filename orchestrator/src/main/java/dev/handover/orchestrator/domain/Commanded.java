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
          case CONFIRM ->
              new JournalEntry.StepConfirmed(
                  command.step().orElseThrow(), actor, reason, command.answers());
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
    if (command.kind() == CommandKind.CONFIRM) {
      return Confirmation.refusal(operation, command);
    }
    if (command.kind() == CommandKind.SKIP && mayBeSkipped(operation)) {
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
    boolean isRunbook = operation.plan().kind() == OperationKind.RUNBOOK;
    if (isRunbook
        && (command.kind() == CommandKind.CANCEL || command.kind() == CommandKind.COMPENSATE)) {
      return Optional.of(
          new Problem(
              ProblemCode.WRONG_STATE,
              "A runbook is not turned back: what its steps did is not undone by itself.",
              "Pause it and abandon it; what is left is listed then."));
    }
    if (command.kind() == CommandKind.RESUME
        && operation.awaitsApproval()
        && command.actor().equals(operation.order().actor())) {
      return Optional.of(samePerson(command.actor()));
    }
    boolean allowed =
        switch (command.kind()) {
          case PAUSE -> !state.isRest();
          case RESUME, ABANDON -> isIn(state, OperationState.PAUSED, OperationState.HALTED);
          case CANCEL -> !state.isEnd() && !operation.isTurnedBack();
          case CONFIRM -> false;
          case COMPENSATE, SKIP -> state == OperationState.HALTED;
        };
    return allowed ? Optional.empty() : Optional.of(wrongState(state, command.kind()));
  }

  private static Problem samePerson(String actor) {
    return new Problem(
        ProblemCode.SECOND_PERSON_NEEDED,
        "%s asked for this, and so cannot approve it.".formatted(actor),
        "Have another approver look at it and resume it; or cancel it.");
  }

  private static boolean mayBeSkipped(Operation operation) {
    return operation.state() == OperationState.HALTED || !operation.awaited().isEmpty();
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
          case CONFIRM -> "Only a step that waits for a person can be confirmed.";
          case RESUME -> "Only a PAUSED or HALTED operation can be resumed.";
          case CANCEL -> "It has ended or turned back already.";
          case COMPENSATE ->
              "Only a HALTED operation can be compensated; try CANCEL before the pivot.";
          case ABANDON -> "Only a HALTED or PAUSED operation can be abandoned; pause it first.";
        };
    return new Problem(ProblemCode.WRONG_STATE, "The operation is %s.".formatted(state), cure);
  }
}
