package dev.handover.directory.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An entry as read, with the attributes that were asked for. Attribute names compare without case.
 */
public final class Entry {
  private final DistinguishedName dn;
  private final Map<String, List<AttributeValue>> attributes = new HashMap<>();
  private final Set<String> incomplete = new HashSet<>();

  public Entry(DistinguishedName dn, Map<String, List<AttributeValue>> attributes) {
    this(dn, attributes, Set.of());
  }

  /**
   * An entry of which not all values came.
   *
   * @param incomplete attributes that have more values than one answer holds
   */
  public Entry(
      DistinguishedName dn, Map<String, List<AttributeValue>> attributes, Set<String> incomplete) {
    this.dn = dn;
    incomplete.forEach(name -> this.incomplete.add(CaseFolding.fold(name)));
    attributes.forEach(
        (name, values) -> this.attributes.put(CaseFolding.fold(name), List.copyOf(values)));
  }

  public DistinguishedName dn() {
    return dn;
  }

  /** The attributes that are there, in the form in which names are compared. */
  public Set<String> attributeNames() {
    return Set.copyOf(attributes.keySet());
  }

  /**
   * All values; empty when the attribute is absent.
   *
   * @throws DirectoryRefusedException when not all came: a part of them would pass for all
   */
  public List<AttributeValue> values(String attribute) {
    if (!isComplete(attribute)) {
      throw new DirectoryRefusedException(
          DirectoryRefusedException.SIZE_LIMIT_EXCEEDED,
          dn + " has more values of " + attribute + " than one answer holds",
          "Remove values that nobody needs; this service reads at most 1,500 of one attribute.");
    }
    return valuesThatCame(attribute);
  }

  /** Whether all values of the attribute came. */
  public boolean isComplete(String attribute) {
    return !incomplete.contains(CaseFolding.fold(attribute));
  }

  /** The values that came, which may be a part of them. */
  public List<AttributeValue> valuesThatCame(String attribute) {
    return attributes.getOrDefault(CaseFolding.fold(attribute), List.of());
  }

  /** All values as text. */
  public List<String> texts(String attribute) {
    return values(attribute).stream().map(AttributeValue::text).toList();
  }

  /** The first value as text. */
  public Optional<String> text(String attribute) {
    return texts(attribute).stream().findFirst();
  }

  @Override
  public String toString() {
    return dn + " " + attributes;
  }
}
