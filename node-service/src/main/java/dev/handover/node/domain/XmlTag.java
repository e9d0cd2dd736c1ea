package dev.handover.node.domain;

import java.util.List;
import java.util.Optional;

/**
 * A tag as it is written, with its place in the text.
 *
 * @param start where its `<` is
 * @param end behind its `>`
 */
record XmlTag(Kind kind, String name, int start, int end, List<Attribute> attributes) {
  XmlTag {
    attributes = List.copyOf(attributes);
  }

  /** What a tag does. */
  enum Kind {
    OPEN,
    CLOSE,
    EMPTY
  }

  /**
   * An attribute as it is written.
   *
   * @param raw the value between its quotes, with entities as they are
   * @param start where the value begins, behind the quote
   */
  record Attribute(String name, String raw, int start, char quote) {
    int end() {
      return start + raw.length();
    }
  }

  Optional<Attribute> attribute(String wanted) {
    return attributes.stream().filter(attribute -> attribute.name().equals(wanted)).findFirst();
  }
}
