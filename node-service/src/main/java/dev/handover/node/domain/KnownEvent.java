package dev.handover.node.domain;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an event.
 *
 * @param ids numbers it has; any number when empty
 * @param sources who writes it; anybody when empty
 * @param containing what its text contains, without regard to case; any text when absent
 * @param cure absent when there is nothing to do
 * @param reference the article that says so
 */
public record KnownEvent(
    List<Long> ids,
    List<String> sources,
    @Nullable String containing,
    Verdict verdict,
    String meaning,
    @Nullable String cure,
    @Nullable String reference) {

  /** Whether it matters. */
  public enum Verdict {
    HARMLESS,
    PROBLEM
  }

  public KnownEvent {
    ids = List.copyOf(ids);
    sources = List.copyOf(sources);
    if (ids.isEmpty() && containing == null) {
      throw new IllegalArgumentException("known event with neither number nor text: " + meaning);
    }
  }

  /** Whether this record is one. */
  public boolean explains(LoggedEvent event) {
    boolean hasId = ids.isEmpty() || ids.contains(event.id());
    boolean hasSource =
        sources.isEmpty() || sources.stream().anyMatch(event.source()::equalsIgnoreCase);
    return hasId && hasSource && hasText(event);
  }

  private boolean hasText(LoggedEvent event) {
    return containing == null
        || event.text().toLowerCase(Locale.ROOT).contains(containing.toLowerCase(Locale.ROOT));
  }
}
