package dev.handover.directory.domain;

import java.util.ArrayList;
import java.util.List;

/** Collects what a task finds, and numbers the changes in the order in which they are added. */
public final class TaskDraft {
  private final TaskName task;
  private final List<EntryChange> changes;
  private final FindingList findings;

  TaskDraft(TaskName task, List<EntryChange> changes, FindingList findings) {
    this.task = task;
    this.changes = changes;
    this.findings = findings;
  }

  /** An empty draft, as the first task of a move gets it. */
  public static TaskDraft startedFor(TaskName task) {
    return new TaskDraft(task, new ArrayList<>(), new FindingList());
  }

  /**
   * Adds one write to one entry; attributes that stay as they are are left out, and so is a write
   * without any.
   */
  public void change(DistinguishedName dn, List<AttributeChange> attributes) {
    List<AttributeChange> real =
        attributes.stream().filter(AttributeChange::changesAnything).toList();
    if (!real.isEmpty()) {
      changes.add(new EntryChange(changes.size() + 1, task, dn, real));
    }
  }

  public void find(
      Severity severity, String code, DistinguishedName dn, String detail, String cure) {
    findings.add(new Finding(severity, code, task, dn, detail, cure));
  }

  public void find(Severity severity, String code, String detail, String cure) {
    findings.add(new Finding(severity, code, task, null, detail, cure));
  }

  public Preview toPreview() {
    return new Preview(changes, findings.toList());
  }
}
