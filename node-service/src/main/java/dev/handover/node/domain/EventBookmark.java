package dev.handover.node.domain;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Up to where an event log was read: the last record of each channel, the one that was read last at
 * the end. Text: `Application:4711,System:815`. Callers only hand it back.
 */
public record EventBookmark(List<Position> positions) {
  private static final Pattern VALID =
      Pattern.compile("(Application|System):\\d{1,18}(,(Application|System):\\d{1,18})?");

  /** A record of a channel. */
  public record Position(String channel, long record) {}

  public EventBookmark {
    positions = List.copyOf(positions);
    if (positions.isEmpty()
        || positions.stream().map(Position::channel).distinct().count() != positions.size()) {
      throw new IllegalArgumentException("not a bookmark: " + positions);
    }
  }

  /** Reads the text; throws {@link IllegalArgumentException} when it is not one. */
  public static EventBookmark parse(String text) {
    if (!VALID.matcher(text).matches()) {
      throw new IllegalArgumentException("not a bookmark: '" + text + "'");
    }
    return new EventBookmark(
        List.of(text.split(",", -1)).stream().map(EventBookmark::position).toList());
  }

  private static Position position(String text) {
    int colon = text.indexOf(':');
    return new Position(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
  }

  /** The record that was read last. */
  public Position current() {
    return positions.get(positions.size() - 1);
  }

  @Override
  public String toString() {
    return positions.stream()
        .map(position -> position.channel() + ":" + position.record())
        .collect(Collectors.joining(","));
  }
}
