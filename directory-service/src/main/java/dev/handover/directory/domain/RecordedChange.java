package dev.handover.directory.domain;

import org.jspecify.annotations.Nullable;

/**
 * A change as stored, with what came of it.
 *
 * @param detail with CONFLICT: what was found instead; with REFUSED: the LDAP code, the reason and
 *     a cure
 */
public record RecordedChange(EntryChange change, ChangeOutcome outcome, @Nullable String detail) {}
