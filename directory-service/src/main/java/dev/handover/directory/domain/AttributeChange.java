package dev.handover.directory.domain;

import java.util.List;
import java.util.Optional;

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

  private static final List<String> SETS_OF_MANY =
      List.of("servicePrincipalName", "dnsRecord", "dNSProperty");

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

  /** Whether what was found is the state before. */
  public boolean isAtBefore(List<AttributeValue> found) {
    return isExactlyAtBefore(found)
        || DnsValueChange.of(this).filter(dns -> dns.isAtBefore(found)).isPresent();
  }

  private boolean isExactlyAtBefore(List<AttributeValue> found) {
    return isSetOfMany()
        ? holds(found, removed(), added())
        : sameValues(found, before) || (isReset(before) && isReset(found));
  }

  /** Whether what was found is the state after. */
  public boolean isAtAfter(List<AttributeValue> found) {
    return inverse().isAtBefore(found);
  }

  /**
   * Whether the attribute is a set of values of which only some are this change's business:
   * somebody else may add and remove others meanwhile, which is no conflict.
   */
  public boolean isSetOfMany() {
    return SETS_OF_MANY.stream().anyMatch(known -> CaseFolding.same(known, name));
  }

  /** The same change, started from values that were found now and that are at <i>before</i>. */
  public AttributeChange from(List<AttributeValue> found) {
    if (isSetOfMany() ? isExactlyAtBefore(found) : sameValues(found, before)) {
      return this;
    }
    return DnsValueChange.of(this)
        .map(dns -> dns.from(found))
        .orElseGet(() -> isSetOfMany() ? this : new AttributeChange(name, syntax, found, after));
  }

  /** Whether a value that is to go is there in more than one spelling. */
  public boolean removesSpellings() {
    List<AttributeValue> removed = before.size() > 1 ? removed() : List.of();
    return removed.stream()
        .anyMatch(value -> removed.stream().filter(other -> syntax.same(value, other)).count() > 1);
  }

  /** What still has to go from the values found; empty when nothing has. */
  public Optional<AttributeChange> leftover(List<AttributeValue> found) {
    List<AttributeValue> wanted = minus(found, removed());
    AttributeChange rest = new AttributeChange(name, syntax, found, wanted);
    return rest.changesAnything() ? Optional.of(rest) : Optional.empty();
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

  private boolean isReset(List<AttributeValue> values) {
    return mayBeResetByTheServer()
        && values.stream().noneMatch(value -> CaseFolding.same(value.text(), "TRUE"));
  }

  private boolean holds(
      List<AttributeValue> found, List<AttributeValue> all, List<AttributeValue> none) {
    return minus(all, found).isEmpty() && minus(none, found).size() == none.size();
  }

  private List<AttributeValue> minus(List<AttributeValue> values, List<AttributeValue> without) {
    return values.stream()
        .filter(value -> without.stream().noneMatch(other -> syntax.same(value, other)))
        .toList();
  }
}
