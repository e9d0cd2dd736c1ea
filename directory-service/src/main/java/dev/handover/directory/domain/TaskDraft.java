package dev.handover.directory.domain;

import java.util.List;

/** Collects what a task finds, and passes its changes on in the order in which they are added. */
public final class TaskDraft {
  private final TaskName task;
  private final NumberedChanges changes;
  private final FindingList findings;

  TaskDraft(TaskName task, NumberedChanges changes, FindingList findings) {
    this.task = task;
    this.changes = changes;
    this.findings = findings;
  }

  /** An empty draft, as the first task of a move gets it. */
  public static TaskDraft startedFor(TaskName task, ChangeSink sink) {
    return new TaskDraft(task, new NumberedChanges(sink), new FindingList());
  }

  /**
   * Adds one write to one entry; attributes that stay as they are are left out, and so is a write
   * without any.
   */
  public void change(DistinguishedName dn, List<AttributeChange> attributes) {
    List<AttributeChange> real =
        attributes.stream().filter(AttributeChange::changesAnything).toList();
    if (!real.isEmpty()) {
      changes.add(task, dn, real);
    }
  }

  /** Adds the renaming of an entry, which stays in its container. */
  public void rename(DistinguishedName dn, String name) {
    change(
        dn,
        List.of(
            new AttributeChange(
                dn.rdn().type(),
                ValueSyntax.CASE_IGNORE,
                List.of(AttributeValue.of(dn.rdn().value())),
                List.of(AttributeValue.of(name)))));
  }

  public void find(
      Severity severity, String code, DistinguishedName dn, String detail, String cure) {
    findings.add(new Finding(severity, code, task, dn, detail, cure));
  }

  public void find(Severity severity, String code, String detail, String cure) {
    findings.add(new Finding(severity, code, task, null, detail, cure));
  }

  /** What was found so far. */
  public List<Finding> findings() {
    return findings.toList();
  }
}
