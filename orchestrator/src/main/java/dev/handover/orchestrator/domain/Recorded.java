package dev.handover.orchestrator.domain;

import java.time.Instant;

/** A journal entry with its place and time; sequences start at 1 and have no gaps. */
public record Recorded(long sequence, Instant at, JournalEntry entry) {}
