package dev.handover.directory.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An Exchange 5.5-style name such as {@code /o=Org/ou=Group/cn=Configuration/cn=Servers/cn=SERVER},
 * which Active Directory stores as text. Compares without case; the spelling is kept. There is no
 * escaping: a slash always starts a component.
 */
public final class LegacyExchangeDn {
  private final List<String> components;

  private LegacyExchangeDn(List<String> components) {
    this.components = List.copyOf(components);
  }

  /** Empty when the text is no such name. */
  public static Optional<LegacyExchangeDn> tryParse(String text) {
    if (!text.startsWith("/")) {
      return Optional.empty();
    }
    List<String> components = List.of(text.substring(1).split("/", -1));
    return components.stream().allMatch(component -> component.indexOf('=') > 0)
        ? Optional.of(new LegacyExchangeDn(components))
        : Optional.empty();
  }

  /**
   * The same place under another ancestor: the components of {@code from} at the start are
   * exchanged for those of {@code to}. Empty when this does not start with them.
   */
  public Optional<LegacyExchangeDn> rebase(LegacyExchangeDn from, LegacyExchangeDn to) {
    int length = from.components.size();
    if (components.size() < length || !same(components.subList(0, length), from.components)) {
      return Optional.empty();
    }
    List<String> moved = new ArrayList<>(to.components);
    moved.addAll(components.subList(length, components.size()));
    return Optional.of(new LegacyExchangeDn(moved));
  }

  private static boolean same(List<String> one, List<String> other) {
    return one.stream()
        .map(CaseFolding::fold)
        .toList()
        .equals(other.stream().map(CaseFolding::fold).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LegacyExchangeDn name && same(components, name.components);
  }

  @Override
  public int hashCode() {
    return components.stream().map(CaseFolding::fold).toList().hashCode();
  }

  @Override
  public String toString() {
    return "/" + String.join("/", components);
  }
}
