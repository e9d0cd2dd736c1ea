package dev.handover.orchestrator.domain;

import java.util.Optional;

/**
 * What a person wants of an operation.
 *
 * @param step the one to SKIP; empty for every other command
 * @param version the version the person decided on; refused when the operation has moved on
 */
public record OperationCommand(
    CommandKind kind, String actor, String reason, Optional<StepId> step, Optional<Long> version) {
  /** A command that is not about one step. */
  public OperationCommand(CommandKind kind, String actor, String reason, Optional<Long> version) {
    this(kind, actor, reason, Optional.empty(), version);
  }
}
