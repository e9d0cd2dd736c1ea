package dev.handover.directory.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page ended, as text that callers hand back and do not read. */
final class Cursor {

  private Cursor() {}

  /**
   * The cursor of the page after this one; null, so that it is left out, when this one was not
   * full.
   */
  static <T> @Nullable String after(List<T> page, int limit, Function<T, Object> position) {
    if (page.size() < limit) {
      return null;
    }
    byte[] text = position.apply(page.getLast()).toString().getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /** The position in a cursor; null for the first page. */
  static <T> @Nullable T position(@Nullable String cursor, Function<String, T> parse) {
    if (cursor == null) {
      return null;
    }
    return Parsed.value(
        "cursor",
        cursor,
        text -> parse.apply(new String(Base64.getUrlDecoder().decode(text), UTF_8)));
  }
}
