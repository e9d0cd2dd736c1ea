package dev.handover.orchestrator.domain.trigger;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of the configuration that texts from outside are held against. It has to
 * match all of a text; a text on which it works for too long does not match, so that nobody can
 * keep a thread busy with one made for that.
 *
 * @param text at most {@link #MAX_PATTERN} characters, in the syntax of {@link Pattern}
 */
public record SafePattern(String text) {
  /** Longest expression. */
  public static final int MAX_PATTERN = 200;

  /** Longest text that is looked at; a longer one does not match. */
  public static final int MAX_TEXT = 1024;

  /** Characters read; an expression without nested repetitions reads a few for each of the text. */
  private static final int MAX_READS = 100_000;

  /**
   * Refuses what is no expression.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  public SafePattern {
    if (text.isEmpty() || text.length() > MAX_PATTERN) {
      throw new IllegalArgumentException("not 1 to %d characters long".formatted(MAX_PATTERN));
    }
    try {
      Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription(), e);
    }
  }

  /** Whether it matches all of it, within the limits. */
  public boolean matches(String value) {
    if (value.length() > MAX_TEXT) {
      return false;
    }
    try {
      return Pattern.compile(text)
          .matcher(new Counted(value, new AtomicInteger(MAX_READS)))
          .matches();
    } catch (TooLong e) {
      return false;
    }
  }

  /** A text that may be read so often. */
  private record Counted(CharSequence value, AtomicInteger left) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (left.decrementAndGet() < 0) {
        throw new TooLong();
      }
      return value.charAt(index);
    }

    @Override
    public int length() {
      return value.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(value.subSequence(start, end), left);
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /** The way out of the matcher. */
  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("too many characters read", null, false, false);
    }
  }
}
