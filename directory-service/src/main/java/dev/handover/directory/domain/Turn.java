package dev.handover.directory.domain;

import java.util.UUID;

/**
 * One run's turn at one change set: what it writes down is taken only while the turn is its own.
 *
 * @param run never used twice, also not by the same instance
 */
public record Turn(UUID changeSet, UUID run) {}
