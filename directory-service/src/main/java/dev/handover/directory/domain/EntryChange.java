package dev.handover.directory.domain;

import java.util.List;

/**
 * One write to one entry: all attributes change in a single modify, or none does.
 *
 * @param sequence place in the order of application, from 1; reverting goes the other way
 */
public record EntryChange(
    int sequence, TaskName task, DistinguishedName dn, List<AttributeChange> attributes) {
  public EntryChange {
    if (sequence < 1) {
      throw new IllegalArgumentException("a sequence starts at 1, not " + sequence);
    }
    attributes = List.copyOf(attributes);
    if (attributes.isEmpty()) {
      throw new IllegalArgumentException("a change of " + dn + " changes no attribute");
    }
  }

  /** The change that undoes this one. */
  public EntryChange inverse() {
    return new EntryChange(
        sequence, task, dn, attributes.stream().map(AttributeChange::inverse).toList());
  }
}
