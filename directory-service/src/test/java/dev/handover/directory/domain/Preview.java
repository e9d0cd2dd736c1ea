package dev.handover.directory.domain;

import java.util.List;

/**
 * What a move would change, computed by reading only.
 *
 * @param changes in the order of application, numbered from 1
 */
public record Preview(List<EntryChange> changes, List<Finding> findings) {
  public Preview {
    changes = List.copyOf(changes);
    findings = List.copyOf(findings);
  }

  /** Whether a finding keeps the changes from being applied. */
  public boolean isBlocked() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.BLOCKER);
  }
}
