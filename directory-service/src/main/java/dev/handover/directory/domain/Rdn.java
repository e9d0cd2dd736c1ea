package dev.handover.directory.domain;

import java.util.List;

/**
 * One relative distinguished name: usually one attribute and its value; Active Directory never
 * makes several.
 *
 * @param text as it was spelt
 * @param parts sorted by attribute type, so that the spelling's order does not matter
 */
public record Rdn(String text, List<Part> parts) {
  /**
   * An attribute and its value.
   *
   * @param type attribute name as spelt
   * @param value with escapes resolved; {@code #} and lower-case hex for a value given as octets
   *     (RFC 4514, 2.4)
   * @param octets whether it was given as octets: {@code #0401} is another value than {@code
   *     \\#0401}
   */
  public record Part(String type, String value, boolean octets) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Part part
          && octets == part.octets
          && CaseFolding.same(type, part.type)
          && CaseFolding.same(value, part.value);
    }

    @Override
    public int hashCode() {
      return 31 * CaseFolding.fold(type).hashCode() + CaseFolding.fold(value).hashCode();
    }
  }

  public Rdn {
    parts = List.copyOf(parts);
  }

  /**
   * An RDN of one attribute; the value is escaped as needed. Throws {@link
   * IllegalArgumentException} for half a surrogate pair, which no directory can hold.
   */
  public static Rdn of(String type, String value) {
    return new Rdn(type + "=" + DnText.escape(value), List.of(new Part(type, value, false)));
  }

  /** Attribute type of the first part. */
  public String type() {
    return parts.getFirst().type();
  }

  /** Value of the first part, with escapes resolved. */
  public String value() {
    return parts.getFirst().value();
  }

  /** Whether this is {@code type=value} and nothing more, without regard to case. */
  public boolean is(String type, String value) {
    return parts.size() == 1 && parts.getFirst().equals(new Part(type, value, false));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rdn rdn && parts.equals(rdn.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
