package dev.handover.directory.domain;

import org.jspecify.annotations.Nullable;

/** What came of one change, to be recorded. */
public record ChangeResult(int sequence, ChangeOutcome outcome, @Nullable String detail) {}
