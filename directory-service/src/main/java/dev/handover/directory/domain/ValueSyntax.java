package dev.handover.directory.domain;

/** How two values of an attribute are compared. */
public enum ValueSyntax {
  /** Distinguished names: without case, escapes resolved. */
  DN,
  /** Text without case. */
  CASE_IGNORE,
  /** Text, character by character. */
  EXACT,
  /** Octets. */
  BINARY;

  /** Whether the two values are the same one under this syntax. */
  public boolean same(AttributeValue one, AttributeValue other) {
    return switch (this) {
      case DN -> sameName(one.text(), other.text());
      case CASE_IGNORE -> CaseFolding.same(one.text(), other.text());
      case EXACT, BINARY -> one.equals(other);
    };
  }

  /** A value that is no name (a broken link) still compares, as plain text. */
  private static boolean sameName(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    if (DnText.isPlain(one) && DnText.isPlain(other)) {
      return CaseFolding.same(one, other);
    }
    return DistinguishedName.tryParse(one)
        .flatMap(left -> DistinguishedName.tryParse(other).map(left::equals))
        .orElseGet(() -> CaseFolding.same(one, other));
  }
}
