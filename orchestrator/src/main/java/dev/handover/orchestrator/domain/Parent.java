package dev.handover.orchestrator.domain;

import java.util.UUID;

/** The step of another operation for which an operation was started. */
public record Parent(UUID operation, StepId step) {}
