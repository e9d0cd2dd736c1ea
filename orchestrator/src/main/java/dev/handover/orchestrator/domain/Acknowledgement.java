package dev.handover.orchestrator.domain;

import java.time.Instant;

/** A person has seen that a group moved too often, and lets it move again. */
public record Acknowledgement(String actor, String reason, Instant at) {}
