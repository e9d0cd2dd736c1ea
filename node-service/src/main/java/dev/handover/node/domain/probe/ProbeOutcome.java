package dev.handover.node.domain.probe;

/**
 * What came of a probe.
 *
 * @param reachable whether a connection was made
 * @param serving whether a server of the wanted kind answered
 * @param answer how its answer begins, in printable characters
 * @param detail what was found, or why it does not serve
 */
public record ProbeOutcome(boolean reachable, boolean serving, String answer, String detail) {
  private static final int MAX_ANSWER = 200;
  private static final int MAX_DETAIL = 500;

  public ProbeOutcome {
    answer = cut(printable(answer), MAX_ANSWER);
    detail = cut(printable(detail), MAX_DETAIL);
  }

  static ProbeOutcome serves(String answer) {
    return new ProbeOutcome(true, true, answer, "serves");
  }

  static ProbeOutcome connected() {
    return new ProbeOutcome(true, true, "", "connected");
  }

  static ProbeOutcome fails(String answer, String why) {
    return new ProbeOutcome(true, false, answer, why);
  }

  /** No connection was made. */
  public static ProbeOutcome unreachable(String why) {
    return new ProbeOutcome(false, false, "", why);
  }

  /** A connection was made, and what is wanted did not come. */
  public static ProbeOutcome silent(String answer, String why) {
    return fails(answer, why);
  }

  /** Whatever a hostile server says may be shown to a person, and must not play with a screen. */
  private static String printable(String text) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), MAX_DETAIL));
    text.chars()
        .limit(MAX_DETAIL)
        .forEach(c -> shown.append(c >= ' ' && c <= '~' ? (char) c : '.'));
    return shown.toString();
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }
}
