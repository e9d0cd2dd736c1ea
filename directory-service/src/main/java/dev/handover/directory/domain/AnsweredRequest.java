package dev.handover.directory.domain;

import java.util.UUID;

/** A request that was answered before, and the change set that it made. */
public record AnsweredRequest(String requestHash, UUID changeSet) {}
