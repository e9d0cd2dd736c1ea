package dev.handover.orchestrator.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How plain text is set: one width, one way to write times and counts. ASCII only, so that it
 * survives any terminal.
 */
public final class Layout {
  /** Of a line, in characters. */
  public static final int WIDTH = 100;

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Layout() {}

  /** {@code 2026-11-21 03:00:00Z}. */
  public static String dateTime(Instant at) {
    return DATE_TIME.format(at);
  }

  /** {@code 03:00:00.000}, in UTC. */
  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** {@code 0.4 s}, {@code 12.0 s}, {@code 2 min 03 s}, {@code 1 h 02 min}. */
  public static String duration(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    if (millis < 3_600_000) {
      return String.format(Locale.ROOT, "%d min %02d s", millis / 60_000, millis / 1000 % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", millis / 3_600_000, millis / 60_000 % 60);
  }

  /** {@code 1,234}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 entry}, {@code 2 entries}. */
  public static String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /** With blanks before it. */
  public static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** With blanks after it. */
  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** A heading, underlined over the whole width. */
  public static String heading(String title) {
    return "\n" + title + "\n" + "-".repeat(WIDTH) + "\n";
  }

  /**
   * The text with {@code first} before its first line and as many blanks before the others, broken
   * between words. A word longer than a line (a DN, a hash) is never broken, so that it can be
   * copied.
   */
  public static String paragraph(String first, String text) {
    StringBuilder out = new StringBuilder(first);
    String indent = " ".repeat(first.length());
    int column = first.length();
    boolean lineIsEmpty = true;
    for (String word : BLANKS.split(text.strip(), -1)) {
      if (!lineIsEmpty && column + 1 + word.length() > WIDTH) {
        out.append('\n').append(indent);
        column = indent.length();
        lineIsEmpty = true;
      }
      if (!lineIsEmpty) {
        out.append(' ');
        column++;
      }
      out.append(printable(word));
      column += word.length();
      lineIsEmpty = false;
    }
    return out.append('\n').toString();
  }

  /**
   * {@code paragraph} for text whose line breaks and blanks mean something: DNs and values stay as
   * they are.
   */
  public static String verbatim(String first, String text) {
    String indent = "\n" + " ".repeat(first.length());
    return first + String.join(indent, text.lines().map(Layout::printable).toList()) + "\n";
  }

  /** What others wrote must not be able to steer the reader's terminal. */
  public static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
