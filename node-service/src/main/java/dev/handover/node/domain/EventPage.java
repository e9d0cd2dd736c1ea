package dev.handover.node.domain;

import java.util.List;
import java.util.Optional;

/**
 * Records in the order in which they were written.
 *
 * @param end where to go on reading; absent when the log is empty
 */
public record EventPage(List<LoggedEvent> events, Optional<EventBookmark> end) {
  public EventPage {
    events = List.copyOf(events);
  }
}
