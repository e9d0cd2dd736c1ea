package dev.handover.directory.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A distinguished name (RFC 4514), parsed once. Compares as Active Directory does: without regard
 * to case, escaping, spaces around separators or Unicode normal form. {@code toString} keeps the
 * original spelling.
 */
public final class DistinguishedName {
  /** The empty name, that of RootDSE. */
  public static final DistinguishedName ROOT = new DistinguishedName("", List.of());

  private final String text;
  private final List<Rdn> rdns;

  private DistinguishedName(String text, List<Rdn> rdns) {
    this.text = text;
    this.rdns = rdns;
  }

  /**
   * Throws {@link IllegalArgumentException} that names the text and the place when it is no
   * distinguished name.
   */
  public static DistinguishedName parse(String text) {
    return text.isEmpty() || (text.charAt(0) == ' ' && text.chars().allMatch(c -> c == ' '))
        ? ROOT
        : new DistinguishedName(text, List.copyOf(DnText.parse(text)));
  }

  /** Empty when the text is no distinguished name. */
  public static Optional<DistinguishedName> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static DistinguishedName of(List<Rdn> rdns) {
    return rdns.isEmpty()
        ? ROOT
        : new DistinguishedName(
            String.join(",", rdns.stream().map(Rdn::text).toList()), List.copyOf(rdns));
  }

  /** Components, the entry's own name first. */
  public List<Rdn> rdns() {
    return rdns;
  }

  public boolean isRoot() {
    return rdns.isEmpty();
  }

  /** The entry's own name. */
  public Rdn rdn() {
    if (rdns.isEmpty()) {
      throw new IllegalStateException("the root has no name of its own");
    }
    return rdns.getFirst();
  }

  /** The name one level up; the root's parent is the root. */
  public DistinguishedName parent() {
    return ancestor(1);
  }

  /** Whether both lie directly below the same entry; asked without making its name. */
  public boolean hasSameParentAs(DistinguishedName other) {
    return !isRoot()
        && rdns.size() == other.rdns.size()
        && rdns.subList(1, rdns.size()).equals(other.rdns.subList(1, rdns.size()));
  }

  /** The name this many levels up. */
  public DistinguishedName ancestor(int levels) {
    return of(rdns.subList(Math.min(levels, rdns.size()), rdns.size()));
  }

  public DistinguishedName child(Rdn rdn) {
    List<Rdn> longer = new ArrayList<>(rdns.size() + 1);
    longer.add(rdn);
    longer.addAll(rdns);
    return of(longer);
  }

  /** Whether this entry lies somewhere below the other; no entry lies below itself. */
  public boolean isBelow(DistinguishedName other) {
    int levels = rdns.size() - other.rdns.size();
    return levels > 0 && rdns.subList(levels, rdns.size()).equals(other.rdns);
  }

  /** Whether this is the other entry or lies below it. */
  public boolean isAtOrBelow(DistinguishedName other) {
    return equals(other) || isBelow(other);
  }

  /**
   * The same place under another ancestor: components above {@code from} are exchanged for {@code
   * to}; those below it keep their spelling. Empty when this is neither {@code from} nor below it.
   */
  public Optional<DistinguishedName> rebase(DistinguishedName from, DistinguishedName to) {
    if (!isAtOrBelow(from)) {
      return Optional.empty();
    }
    List<Rdn> moved = new ArrayList<>(rdns.subList(0, rdns.size() - from.rdns.size()));
    moved.addAll(to.rdns);
    return Optional.of(of(moved));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistinguishedName name && rdns.equals(name.rdns);
  }

  @Override
  public int hashCode() {
    return rdns.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
