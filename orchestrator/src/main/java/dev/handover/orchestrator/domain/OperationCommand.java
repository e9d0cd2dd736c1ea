package dev.handover.orchestrator.domain;

import java.util.Optional;

/**
 * What a person wants of an operation.
 *
 * @param version the version the person decided on; refused when the operation has moved on
 */
public record OperationCommand(
    CommandKind kind, String actor, String reason, Optional<Long> version) {}
