package dev.handover.node.domain;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names under which old versions of a file are kept beside it: `name.handover-0001` and upwards.
 */
public final class KeptFiles {
  private static final int MAX = 9999;

  private final FileName original;
  private final Pattern kept;

  public KeptFiles(FileName original) {
    this.original = original;
    this.kept =
        Pattern.compile(
            Pattern.quote(original.value()) + "\\.handover-(\\d{4})", Pattern.CASE_INSENSITIVE);
  }

  /** The highest number among the names; 0 when none is a kept version. */
  public int last(Collection<String> names) {
    return names.stream()
        .map(kept::matcher)
        .filter(Matcher::matches)
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .max()
        .orElse(0);
  }

  /** The name with a number. Throws {@link IllegalArgumentException} when there are too many. */
  public FileName name(int number) {
    if (number < 1 || number > MAX) {
      throw new IllegalArgumentException("no kept version has the number " + number);
    }
    return new FileName("%s.handover-%04d".formatted(original, number));
  }
}
