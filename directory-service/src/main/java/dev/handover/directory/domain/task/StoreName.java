package dev.handover.directory.domain.task;

import java.util.regex.Pattern;

/** The name of a store, such as {@code Mailbox Store (EXCH1)}. */
record StoreName(String value) {
  private static final String WORD = "[\\p{L}\\p{N}_-]";
  private static final Pattern NOTHING_IN_BRACKETS = Pattern.compile("\\(\\s*\\)|\\[\\s*\\]");
  private static final Pattern LOOSE_ENDS = Pattern.compile("^[\\s-]+|[\\s-]+$");

  /**
   * The name without the server's, where that stands as a word of its own: {@code EXCH10} keeps its
   * name in a store of {@code EXCH1}. Brackets, dashes and spaces around it go too; the same name
   * when the server's is not in it. May be empty.
   */
  StoreName without(String server) {
    Pattern word =
        Pattern.compile(
            "(?<!" + WORD + ")" + Pattern.quote(server) + "(?!" + WORD + ")",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    String rest = word.matcher(value).replaceAll("");
    if (rest.equals(value)) {
      return this;
    }
    String tidy = NOTHING_IN_BRACKETS.matcher(rest).replaceAll("").replaceAll("\\s{2,}", " ");
    return new StoreName(LOOSE_ENDS.matcher(tidy).replaceAll(""));
  }

  boolean isEmpty() {
    return value.isEmpty();
  }
}
