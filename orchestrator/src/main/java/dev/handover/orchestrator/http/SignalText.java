package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.trigger.SafePattern;

/** Texts from outside as they are kept: printable, and of bounded length. */
final class SignalText {
  private SignalText() {}

  /** Without what a store or a log line cannot hold; a longer one ends with dots. */
  static String clean(String text) {
    String bounded =
        text.length() <= SafePattern.MAX_TEXT
            ? text
            : text.substring(0, SafePattern.MAX_TEXT - 3) + "...";
    StringBuilder out = new StringBuilder(bounded.length());
    bounded
        .codePoints()
        .map(c -> Character.isISOControl(c) || isUnfit(c) ? ' ' : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** Line and paragraph separators, and halves of characters. */
  private static boolean isUnfit(int c) {
    return c == 0x2028
        || c == 0x2029
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
