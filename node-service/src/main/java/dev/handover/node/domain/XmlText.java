package dev.handover.node.domain;

import java.util.Map;

/** Attribute values as XML writes them. */
final class XmlText {
  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");
  private static final int HEX = 16;
  private static final int DECIMAL = 10;

  private XmlText() {}

  /** Whether XML 1.0 can carry the text at all (production Char). */
  static boolean canCarry(String value) {
    return value
        .codePoints()
        .allMatch(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c > 0xFFFF);
  }

  /** The value, ready to stand between quotes of either kind. */
  static String escaped(String value, boolean asciiOnly) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&apos;");
                default -> {
                  if (c < 0x20 || (asciiOnly && c > 0x7E)) {
                    text.append("&#x").append(Integer.toHexString(c)).append(';');
                  } else {
                    text.appendCodePoint(c);
                  }
                }
              }
            });
    return text.toString();
  }

  /**
   * What the written value means. Throws {@link IllegalArgumentException} for an unknown entity.
   */
  static String unescaped(String raw) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int amp = raw.indexOf('&'); amp >= 0; amp = raw.indexOf('&', from)) {
      int end = raw.indexOf(';', amp);
      if (end < 0) {
        throw new IllegalArgumentException("is not XML: an entity does not end");
      }
      text.append(raw, from, amp).append(entity(raw.substring(amp + 1, end)));
      from = end + 1;
    }
    return text.append(raw, from, raw.length()).toString();
  }

  private static String entity(String name) {
    String known = ENTITIES.get(name);
    if (known != null) {
      return known;
    }
    if (name.matches("#x[0-9A-Fa-f]{1,6}")) {
      return character(Integer.parseInt(name.substring(2), HEX));
    }
    if (name.matches("#[0-9]{1,7}")) {
      return character(Integer.parseInt(name.substring(1), DECIMAL));
    }
    throw new IllegalArgumentException("has the entity &" + name + ";, which XML does not know");
  }

  private static String character(int code) {
    if (!Character.isValidCodePoint(code)) {
      throw new IllegalArgumentException("is not XML: there is no character " + code);
    }
    return Character.toString(code);
  }
}
