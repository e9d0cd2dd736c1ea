package dev.handover.node.app;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an XML file, with what is needed to write it back as it was: its byte order mark and
 * encoding (XML 1.0, appendix F). Bytes that are not of the encoding are refused, never replaced.
 */
record EncodedText(String text, Charset charset, int markLength) {
  private static final int DECLARATION = 256;
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
  private static final Map<String, Charset> DECLARED =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "us-ascii", StandardCharsets.US_ASCII,
          "iso-8859-1", StandardCharsets.ISO_8859_1,
          "windows-1252", Charset.forName("windows-1252"));

  /** U+FEFF, as it is in front of a text in each of these. */
  private static final List<Charset> MARKED =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  /** Reads the bytes. Throws {@link IllegalArgumentException}, saying why they cannot be read. */
  static EncodedText of(byte[] content) {
    for (Charset marked : MARKED) {
      int length = mark(marked).length;
      if (content.length >= length && Arrays.equals(content, 0, length, mark(marked), 0, length)) {
        return new EncodedText(decoded(content, length, marked), marked, length);
      }
    }
    Charset charset = declared(content);
    return new EncodedText(decoded(content, 0, charset), charset, 0);
  }

  /** Whether characters beyond ASCII may be missing in the encoding. */
  boolean isAsciiOnly() {
    return !charset.name().startsWith("UTF");
  }

  /** Another text in the same form. */
  byte[] encode(String other) {
    try {
      ByteBuffer bytes =
          charset
              .newEncoder()
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(other));
      byte[] mark = markLength == 0 ? new byte[0] : mark(charset);
      byte[] content = Arrays.copyOf(mark, mark.length + bytes.remaining());
      bytes.get(content, mark.length, bytes.remaining());
      return content;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("cannot carry the new values in " + charset, e);
    }
  }

  private static byte[] mark(Charset charset) {
    return "\uFEFF".getBytes(charset);
  }

  private static Charset declared(byte[] content) {
    String start =
        new String(content, 0, Math.min(content.length, DECLARATION), StandardCharsets.ISO_8859_1);
    Matcher encoding = ENCODING.matcher(start);
    if (!encoding.find()) {
      return StandardCharsets.UTF_8;
    }
    Charset charset = DECLARED.get(encoding.group(1).toLowerCase(Locale.ROOT));
    if (charset == null) {
      throw new IllegalArgumentException("is in the encoding " + encoding.group(1));
    }
    return charset;
  }

  private static String decoded(byte[] content, int from, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(content, from, content.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is not text in " + charset, e);
    }
  }
}
