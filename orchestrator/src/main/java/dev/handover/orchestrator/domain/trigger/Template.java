package dev.handover.orchestrator.domain.trigger;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in which `{label}` stands for a label; one that is not there becomes `(none)`. */
public record Template(String text) {
  private static final Pattern WORD = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_.-]{0,199})}");

  /** The text, at most so long. */
  public String in(Map<String, String> labels, int limit) {
    String filled =
        WORD.matcher(text)
            .replaceAll(
                word -> Matcher.quoteReplacement(labels.getOrDefault(word.group(1), "(none)")));
    return filled.length() <= limit ? filled : filled.substring(0, limit - 3) + "...";
  }
}
