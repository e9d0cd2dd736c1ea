package dev.handover.directory.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads and writes the string form of distinguished names (RFC 4514). */
final class DnText {
  private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9-]*|[0-9]+(\\.[0-9]+)*");
  private static final String SPECIAL = ",+\"\\<>;=";
  private static final boolean[] WITHIN = new boolean[128];

  static {
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._()"
        .chars()
        .forEach(c -> WITHIN[c] = true);
  }

  private final String text;
  private int position;

  private DnText(String text) {
    this.text = text;
  }

  /**
   * The components, most significant last. Throws {@link IllegalArgumentException} naming text and
   * place.
   */
  static List<Rdn> parse(String text) {
    refuseHalfCharacters(text);
    DnText reader = new DnText(text);
    List<Rdn> rdns = new ArrayList<>();
    do {
      rdns.add(reader.rdn());
    } while (reader.skip(',') || reader.skip(';'));
    if (reader.position < text.length()) {
      throw reader.malformed("unexpected character");
    }
    return rdns;
  }

  /**
   * Whether the text has one spelling but for case: only ASCII letters, digits and a few signs that
   * are never escaped, and spaces only inside of values. Two such names are the same if and only if
   * their texts are.
   */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inner = i > 0 && i < text.length() - 1;
      boolean plain =
          c == ' '
              ? inner && isWithin(text.charAt(i - 1)) && isWithin(text.charAt(i + 1))
              : isWithin(c) || c == '=' || c == ',';
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  /** Needs no escape anywhere, and ends no value. */
  private static boolean isWithin(char c) {
    return c < WITHIN.length && WITHIN[c];
  }

  /** A value as it is written in a DN (RFC 4514, section 2.4). */
  static String escape(String value) {
    refuseHalfCharacters(value);
    StringBuilder escaped = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean edge = i == 0 || i == value.length() - 1;
      if (SPECIAL.indexOf(c) >= 0 || (edge && c == ' ') || (i == 0 && c == '#')) {
        escaped.append('\\').append(c);
      } else if (c < ' ') {
        escaped.append('\\').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private Rdn rdn() {
    skipSpaces();
    int start = position;
    List<Rdn.Part> parts = new ArrayList<>();
    do {
      parts.add(part());
    } while (skip('+'));
    String spelling = trimUnescaped(text.substring(start, position));
    if (parts.size() > 1) {
      parts.sort(
          Comparator.comparing((Rdn.Part part) -> CaseFolding.fold(part.type()))
              .thenComparing(part -> CaseFolding.fold(part.value())));
    }
    return new Rdn(spelling, parts);
  }

  private Rdn.Part part() {
    skipSpaces();
    int equals = text.indexOf('=', position);
    if (equals < 0) {
      throw malformed("a component needs '='");
    }
    String type = trimSpaces(text.substring(position, equals));
    if (!TYPE.matcher(type).matches()) {
      throw malformed("'" + type + "' is no attribute type");
    }
    position = equals + 1;
    skipSpaces();
    boolean octets = position < text.length() && text.charAt(position) == '#';
    return new Rdn.Part(type, octets ? octets() : value(), octets);
  }

  private String value() {
    if (position < text.length() && text.charAt(position) == '"') {
      return quoted();
    }
    int end = position;
    while (end < text.length() && isOrdinary(text.charAt(end))) {
      end++;
    }
    if (end == text.length() || text.charAt(end) == ',') {
      String value = trimSpaces(text.substring(position, end));
      position = end;
      return value;
    }
    return decoded();
  }

  /** Neither special nor part of an escape, and the same in UTF-8. */
  private static boolean isOrdinary(char c) {
    return c >= ' ' && c < 128 && c != '\\' && SPECIAL.indexOf(c) < 0;
  }

  private String decoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int kept = 0;
    while (position < text.length() && ",;+".indexOf(text.charAt(position)) < 0) {
      boolean escaped = text.charAt(position) == '\\';
      if (!escaped && "\"<>".indexOf(text.charAt(position)) >= 0) {
        throw malformed("this character needs a backslash");
      }
      boolean space = text.charAt(position) == ' ';
      character(bytes);
      // Spaces at the end do not count, unless they are escaped.
      kept = space ? kept : bytes.size();
    }
    return decode(bytes.toByteArray(), kept);
  }

  /** The old form of RFC 1779 and RFC 2253, which readers must still take. */
  private String quoted() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    position++;
    while (position < text.length() && text.charAt(position) != '"') {
      character(bytes);
    }
    if (!skip('"')) {
      throw malformed("a quote is not closed");
    }
    skipSpaces();
    return decode(bytes.toByteArray(), bytes.size());
  }

  private String octets() {
    int start = position++;
    while (position < text.length() && Character.digit(text.charAt(position), 16) >= 0) {
      position++;
    }
    String value = text.substring(start, position).toLowerCase(Locale.ROOT);
    skipSpaces();
    if (value.length() < 3 || value.length() % 2 == 0) {
      throw malformed("'#' needs pairs of hexadecimal digits");
    }
    return value;
  }

  private void character(ByteArrayOutputStream bytes) {
    int c = text.codePointAt(position);
    position += Character.charCount(c);
    if (c != '\\') {
      write(c, bytes);
      return;
    }
    if (position >= text.length()) {
      throw malformed("a backslash at the end");
    }
    if (position + 1 < text.length() && isHex(position) && isHex(position + 1)) {
      bytes.write(HexFormat.fromHexDigits(text, position, position + 2));
      position += 2;
      return;
    }
    int escaped = text.codePointAt(position);
    position += Character.charCount(escaped);
    write(escaped, bytes);
  }

  private static void write(int c, ByteArrayOutputStream bytes) {
    if (c < 128) {
      bytes.write(c);
    } else {
      bytes.writeBytes(Character.toString(c).getBytes(UTF_8));
    }
  }

  private boolean isHex(int at) {
    return HexFormat.isHexDigit(text.charAt(at));
  }

  private String decode(byte[] bytes, int length) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not a distinguished name: '" + text + "': not UTF-8", e);
    }
  }

  private boolean skip(char c) {
    if (position < text.length() && text.charAt(position) == c) {
      position++;
      return true;
    }
    return false;
  }

  private void skipSpaces() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  /** Half a surrogate pair has no UTF-8 form: such a text never came from a directory. */
  private static void refuseHalfCharacters(String text) {
    if (hasSurrogate(text) && !UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("not a name: '" + text + "': half a surrogate pair");
    }
  }

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Only this space: every other one, such as U+3000, is part of a name. */
  private static String trimSpaces(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  private static String trimUnescaped(String rdn) {
    String trimmed = trimSpaces(rdn);
    int backslashes = 0;
    for (int i = trimmed.length() - 1; i >= 0 && trimmed.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 == 1 && trimmed.length() < rdn.length() ? trimmed + " " : trimmed;
  }

  private IllegalArgumentException malformed(String why) {
    return new IllegalArgumentException(
        "not a distinguished name: '" + text + "', position " + position + ": " + why);
  }
}
