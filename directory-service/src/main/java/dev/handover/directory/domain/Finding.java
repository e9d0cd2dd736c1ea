package dev.handover.directory.domain;

import org.jspecify.annotations.Nullable;

/**
 * Something the preview found.
 *
 * @param code stable, lower-kebab
 * @param dn the entry it is about, where there is one
 * @param detail what was found, with names
 * @param cure what a person does about it
 */
public record Finding(
    Severity severity,
    String code,
    TaskName task,
    @Nullable DistinguishedName dn,
    String detail,
    String cure) {

  /** Whether it keeps the changes from being applied. */
  public boolean isBlocker() {
    return severity == Severity.BLOCKER;
  }
}
