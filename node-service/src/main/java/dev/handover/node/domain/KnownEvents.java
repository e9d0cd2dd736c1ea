package dev.handover.node.domain;

import java.util.List;
import java.util.Optional;

/** The events that are known; of several that fit, the first explains. */
public record KnownEvents(List<KnownEvent> events) {
  public KnownEvents {
    events = List.copyOf(events);
  }

  /** What is known of it. */
  public Optional<KnownEvent> explain(LoggedEvent event) {
    return events.stream().filter(known -> known.explains(event)).findFirst();
  }
}
