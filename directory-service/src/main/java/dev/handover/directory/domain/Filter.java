package dev.handover.directory.domain;

import java.util.List;

/** Which entries a search wants. */
public sealed interface Filter {
  /** The attribute has this value, under the directory's own matching rule. */
  record Equal(String attribute, String value) implements Filter {}

  /** The attribute has a value. */
  record Present(String attribute) implements Filter {}

  /** Every one of these holds. */
  record All(List<Filter> filters) implements Filter {
    public All {
      filters = List.copyOf(filters);
    }
  }

  /** At least one of these holds. */
  record Any(List<Filter> filters) implements Filter {
    public Any {
      filters = List.copyOf(filters);
    }
  }

  /** This does not hold. */
  record Not(Filter filter) implements Filter {}

  static Filter equal(String attribute, String value) {
    return new Equal(attribute, value);
  }

  static Filter present(String attribute) {
    return new Present(attribute);
  }

  static Filter all(Filter... filters) {
    return new All(List.of(filters));
  }

  static Filter any(Filter... filters) {
    return new Any(List.of(filters));
  }

  static Filter not(Filter filter) {
    return new Not(filter);
  }

  /** Entries of this object class. */
  static Filter objectClass(String name) {
    return new Equal("objectClass", name);
  }
}
