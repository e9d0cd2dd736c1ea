package dev.handover.directory.domain;

import java.util.List;

/**
 * One write to one entry: all attributes change in a single modify, or none does. The attribute
 * that names an entry never changes that way (RFC 4511, section 4.6), so a change of that one
 * attribute is a renaming: the entry stays where it is and is called otherwise.
 *
 * @param dn of the entry before the change
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
    if (attributes.size() > 1 && attributes.stream().anyMatch(one -> names(dn, one))) {
      throw new IllegalArgumentException(dn + " cannot be renamed and changed in one write");
    }
  }

  private static boolean names(DistinguishedName dn, AttributeChange attribute) {
    return !dn.isRoot() && CaseFolding.same(dn.rdn().type(), attribute.name());
  }

  /** Whether the entry gets another name. */
  public boolean isRename() {
    return names(dn, attributes.getFirst());
  }

  /** The name of the entry after the change. */
  public DistinguishedName dnAfter() {
    if (!isRename()) {
      return dn;
    }
    String name = attributes.getFirst().after().getFirst().text();
    return dn.parent().child(Rdn.of(dn.rdn().type(), name));
  }

  /** The change that undoes this one. */
  public EntryChange inverse() {
    return new EntryChange(
        sequence, task, dnAfter(), attributes.stream().map(AttributeChange::inverse).toList());
  }
}
