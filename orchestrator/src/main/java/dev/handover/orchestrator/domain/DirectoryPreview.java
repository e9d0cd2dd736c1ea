package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.UUID;

/**
 * A stored change set: what the directory tasks would change.
 *
 * @param contentHash equal when a later preview would change the same values
 * @param tasks entries to be written for each task, in order
 * @param sample the first changes, at most 50
 */
public record DirectoryPreview(
    UUID changeSet,
    String contentHash,
    List<TaskCount> tasks,
    List<Finding> findings,
    List<Change> sample) {
  public DirectoryPreview {
    tasks = List.copyOf(tasks);
    findings = List.copyOf(findings);
    sample = List.copyOf(sample);
  }

  /** Entries of one task. */
  public record TaskCount(String task, int changes) {}

  /** One attribute of one entry, all values before and after; binary values are base64. */
  public record Change(
      String task, String dn, String attribute, List<String> before, List<String> after) {
    public Change {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** Entries that would be written. */
  public int changes() {
    return tasks.stream().mapToInt(TaskCount::changes).sum();
  }
}
