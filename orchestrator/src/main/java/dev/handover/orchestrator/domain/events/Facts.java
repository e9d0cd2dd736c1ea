package dev.handover.orchestrator.domain.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the data of an event, within limits: receivers take small bodies only. */
public final class Facts {
  /** Longer texts are cut. */
  private static final int MOST_CHARACTERS = 1000;

  /** Longer lists are cut; their length is told besides. */
  private static final int MOST_ITEMS = 20;

  private final Map<String, Object> values = new HashMap<>();

  /** A text, cut when it is too long. */
  public Facts and(String name, String value) {
    values.put(name, cut(value));
    return this;
  }

  /** A text that may be missing; then the name is missing too. */
  public Facts and(String name, Optional<String> value) {
    value.ifPresent(text -> and(name, text));
    return this;
  }

  /** A number. */
  public Facts and(String name, long value) {
    values.put(name, value);
    return this;
  }

  /** A list, with its whole length under {@code <name>Total}. */
  public Facts and(String name, List<String> all) {
    values.put(name, all.stream().limit(MOST_ITEMS).map(Facts::cut).toList());
    values.put(name + "Total", (long) all.size());
    return this;
  }

  Map<String, Object> map() {
    return values;
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
  }
}
