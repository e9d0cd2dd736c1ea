package dev.handover.orchestrator.domain;

import java.util.Map;
import java.util.Optional;

/**
 * What a person wants of an operation.
 *
 * @param step the one to SKIP or to CONFIRM; empty for every other command
 * @param answers what a manual step asked, by the questions' names
 * @param version the version the person decided on; refused when the operation has moved on
 */
public record OperationCommand(
    CommandKind kind,
    String actor,
    String reason,
    Optional<StepId> step,
    Map<String, String> answers,
    Optional<Long> version) {
  public OperationCommand {
    answers = Map.copyOf(answers);
  }

  /** A command without answers. */
  public OperationCommand(
      CommandKind kind,
      String actor,
      String reason,
      Optional<StepId> step,
      Optional<Long> version) {
    this(kind, actor, reason, step, Map.of(), version);
  }

  /** A command that is not about one step. */
  public OperationCommand(CommandKind kind, String actor, String reason, Optional<Long> version) {
    this(kind, actor, reason, Optional.empty(), version);
  }
}
