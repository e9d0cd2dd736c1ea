package dev.handover.directory.domain.audit;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON in the one form of RFC 8785 (JCS), for what the audit needs of it: objects, whole numbers
 * and strings. Names are sorted, there are no blanks, and only what must be is escaped. Control
 * characters (C0, DEL, C1) become blanks and halves of surrogate pairs U+FFFD before, so that every
 * tool writes the same bytes.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  static String of(Map<String, ?> members) {
    return new TreeMap<>(members)
        .entrySet().stream()
            .map(member -> text(member.getKey()) + ":" + value(member.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String value(Object value) {
    if (value instanceof Map<?, ?> members) {
      return of(
          members.entrySet().stream()
              .collect(Collectors.toMap(m -> (String) m.getKey(), Map.Entry::getValue)));
    }
    return value instanceof Long number ? number.toString() : text((String) value);
  }

  private static String text(String raw) {
    StringBuilder text = new StringBuilder(raw.length() + 2).append('"');
    raw.codePoints().map(CanonicalJson::plain).forEach(c -> append(text, c));
    return text.append('"').toString();
  }

  private static int plain(int codePoint) {
    if (Character.isISOControl(codePoint)) {
      return ' ';
    }
    boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return half ? 0xFFFD : codePoint;
  }

  private static void append(StringBuilder text, int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      text.append('\\');
    }
    text.appendCodePoint(codePoint);
  }
}
