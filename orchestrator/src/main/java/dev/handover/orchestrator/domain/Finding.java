package dev.handover.orchestrator.domain;

import java.util.Optional;

/**
 * Something the preview found, with its cure.
 *
 * @param subject DN, service or node it is about
 */
public record Finding(
    Severity severity, String code, Optional<String> subject, String detail, String cure) {
  public boolean isBlocker() {
    return severity == Severity.BLOCKER;
  }
}
