package dev.handover.directory.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry as read, with the attributes that were asked for. Attribute names compare without case.
 */
public final class Entry {
  private final DistinguishedName dn;
  private final Map<String, List<AttributeValue>> attributes = new HashMap<>();

  public Entry(DistinguishedName dn, Map<String, List<AttributeValue>> attributes) {
    this.dn = dn;
    attributes.forEach(
        (name, values) -> this.attributes.put(CaseFolding.fold(name), List.copyOf(values)));
  }

  public DistinguishedName dn() {
    return dn;
  }

  /** All values; empty when the attribute is absent. */
  public List<AttributeValue> values(String attribute) {
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
