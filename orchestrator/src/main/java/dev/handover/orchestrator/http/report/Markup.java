package dev.handover.orchestrator.http.report;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes HTML. There is no way to write text that is not escaped: names and reasons come from
 * everywhere.
 */
final class Markup {
  private final Writer out;

  Markup(Writer out) {
    this.out = out;
  }

  /** Begins a document. */
  Markup doctype() throws IOException {
    out.write("<!doctype html>\n");
    return this;
  }

  /** A beginning; attributes in pairs of name and value. */
  Markup open(String tag, String... attributes) throws IOException {
    out.write('<');
    out.write(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.write(' ');
      out.write(attributes[i]);
      out.write("=\"");
      escaped(attributes[i + 1]);
      out.write('"');
    }
    out.write('>');
    return this;
  }

  Markup close(String tag) throws IOException {
    out.write("</");
    out.write(tag);
    out.write(">\n");
    return this;
  }

  /** An element with nothing but text in it. */
  Markup element(String tag, String text, String... attributes) throws IOException {
    return open(tag, attributes).text(text).close(tag);
  }

  Markup text(String text) throws IOException {
    escaped(text);
    return this;
  }

  /** The style sheet, which is a file of ours. */
  Markup style(String sheet) throws IOException {
    out.write("<style>");
    out.write(sheet);
    out.write("</style>\n");
    return this;
  }

  private void escaped(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '&' -> out.write("&amp;");
        case '"' -> out.write("&quot;");
        case '\'' -> out.write("&#39;");
        case '\n', '\t' -> out.write(c);
        default -> out.write(isShown(c) ? c : '\uFFFD');
      }
    }
  }

  /** No control characters, and none that turn the direction of what follows: U+202A to U+202E. */
  private static boolean isShown(char c) {
    boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    return !Character.isISOControl(c) && !turns;
  }
}
