package dev.handover.node.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the tags of an XML text and where they are, so that a value can be replaced without writing
 * the rest anew. Reads nothing but the text: a document type, which could name other files, is
 * refused. Whether the text is well-formed beyond its tags has to be checked by somebody else.
 */
final class XmlScanner {
  private static final int MAX_TAGS = 50_000;

  private final String text;
  private int at;

  private XmlScanner(String text) {
    this.text = text;
  }

  /** The tags in their order. Throws {@link IllegalArgumentException} that says what is wrong. */
  static List<XmlTag> tags(String text) {
    return new XmlScanner(text).scan();
  }

  private List<XmlTag> scan() {
    List<XmlTag> tags = new ArrayList<>();
    for (at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
      if (text.startsWith("<!--", at)) {
        skipPast("-->", "a comment");
      } else if (text.startsWith("<![CDATA[", at)) {
        skipPast("]]>", "a CDATA section");
      } else if (text.startsWith("<?", at)) {
        skipPast("?>", "a processing instruction");
      } else if (text.startsWith("<!", at)) {
        throw new IllegalArgumentException("has a document type, which could name other files");
      } else {
        tags.add(tag());
      }
      if (tags.size() > MAX_TAGS) {
        throw new IllegalArgumentException("has more than " + MAX_TAGS + " tags");
      }
    }
    return tags;
  }

  private void skipPast(String end, String what) {
    int found = text.indexOf(end, at + 2);
    if (found < 0) {
      throw new IllegalArgumentException("is not XML: " + what + " does not end");
    }
    at = found + end.length();
  }

  private XmlTag tag() {
    int start = at++;
    boolean closes = peek() == '/';
    if (closes) {
      at++;
    }
    String name = name();
    List<XmlTag.Attribute> attributes = new ArrayList<>();
    skipSpace();
    while (peek() != '>' && peek() != '/') {
      attributes.add(attribute());
      skipSpace();
    }
    boolean isEmpty = peek() == '/';
    if (isEmpty) {
      at++;
    }
    expect('>');
    XmlTag.Kind kind = closes ? XmlTag.Kind.CLOSE : isEmpty ? XmlTag.Kind.EMPTY : XmlTag.Kind.OPEN;
    return new XmlTag(kind, name, start, at, attributes);
  }

  private XmlTag.Attribute attribute() {
    String name = name();
    skipSpace();
    expect('=');
    skipSpace();
    char quote = peek();
    if (quote != '"' && quote != '\'') {
      throw broken();
    }
    at++;
    int start = at;
    int end = text.indexOf(quote, start);
    if (end < 0) {
      throw broken();
    }
    at = end + 1;
    return new XmlTag.Attribute(name, text.substring(start, end), start, quote);
  }

  private String name() {
    int start = at;
    while (" \t\r\n=/><\"'".indexOf(peek()) < 0) {
      at++;
    }
    if (at == start) {
      throw broken();
    }
    return text.substring(start, at);
  }

  private void skipSpace() {
    while (" \t\r\n".indexOf(peek()) >= 0) {
      at++;
    }
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw broken();
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw broken();
    }
    return text.charAt(at);
  }

  private IllegalArgumentException broken() {
    long line = text.substring(0, Math.min(at, text.length())).lines().count();
    return new IllegalArgumentException("is not XML at line " + line);
  }
}
