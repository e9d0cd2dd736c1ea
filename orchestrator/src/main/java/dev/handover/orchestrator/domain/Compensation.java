package dev.handover.orchestrator.domain;

/** What undoes a step, with its own limits: starting a service takes longer than stopping it. */
public record Compensation(Action action, StepLimits limits) {}
