package dev.handover.directory.domain;

import java.util.List;

/** Numbers the changes of all tasks of one move as they come, and passes them on. */
final class NumberedChanges {
  private final ChangeSink sink;
  private int last;

  NumberedChanges(ChangeSink sink) {
    this.sink = sink;
  }

  void add(TaskName task, DistinguishedName dn, List<AttributeChange> attributes) {
    last++;
    sink.add(new EntryChange(last, task, dn, attributes));
  }
}
