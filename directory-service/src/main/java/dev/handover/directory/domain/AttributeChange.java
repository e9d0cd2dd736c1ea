package dev.handover.directory.domain;

import java.util.List;

/**
 * All values of one attribute before and after a change; an empty list means that the attribute is
 * absent.
 *
 * @param name LDAP name of the attribute
 * @param syntax how its values are compared
 */
public record AttributeChange(
    String name, ValueSyntax syntax, List<AttributeValue> before, List<AttributeValue> after) {

  /**
   * Attributes that the server itself resets in its own time: a store that has mounted forgets that
   * it may be overwritten. Any value of them that is not the one we set counts as put back.
   */
  private static final String RESET_BY_THE_SERVER = "msExchPatchMDB";

  public AttributeChange {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an attribute needs a name");
    }
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Values to delete, as they are spelt now. */
  public List<AttributeValue> removed() {
    return minus(before, after);
  }

  /** Values to add. */
  public List<AttributeValue> added() {
    return minus(after, before);
  }

  /** The change that undoes this one. */
  public AttributeChange inverse() {
    return new AttributeChange(name, syntax, after, before);
  }

  /** Whether the values differ at all under the attribute's syntax. */
  public boolean changesAnything() {
    return !sameValues(before, after);
  }

  /** Whether what was found is exactly the state before, in any order. */
  public boolean isAtBefore(List<AttributeValue> found) {
    return sameValues(found, before);
  }

  /** Whether what was found is exactly the state after, in any order. */
  public boolean isAtAfter(List<AttributeValue> found) {
    return sameValues(found, after);
  }

  /**
   * Whether the server that owns the entry may change the value by itself, so that finding another
   * is no error.
   */
  public boolean mayBeResetByTheServer() {
    return CaseFolding.same(name, RESET_BY_THE_SERVER);
  }

  /** Whether two complete value lists are the same set under the attribute's syntax. */
  public boolean sameValues(List<AttributeValue> one, List<AttributeValue> other) {
    return one.size() == other.size() && minus(one, other).isEmpty() && minus(other, one).isEmpty();
  }

  private List<AttributeValue> minus(List<AttributeValue> values, List<AttributeValue> without) {
    return values.stream()
        .filter(value -> without.stream().noneMatch(other -> syntax.same(value, other)))
        .toList();
  }
}
