package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Event;
import dev.handover.api.orchestrator.model.EventPage;
import dev.handover.orchestrator.domain.GroupName;
import java.util.List;
import java.util.TreeMap;

/** Events in the words of the contract. */
final class EventView {
  private EventView() {}

  static Event of(dev.handover.orchestrator.domain.events.Event event, String source) {
    return new Event(
        Event.SpecversionEnum._1_0,
        event.id(),
        source,
        event.type(),
        event.subject(),
        event.at(),
        Event.DatacontenttypeEnum.APPLICATION_JSON,
        Long.toString(event.sequence()),
        event.group().map(GroupName::value).orElse(null),
        new TreeMap<>(event.data()));
  }

  /** One more than asked for was read: it tells whether there is another page. */
  static EventPage page(
      List<dev.handover.orchestrator.domain.events.Event> found, int limit, String source) {
    List<dev.handover.orchestrator.domain.events.Event> items =
        found.size() > limit ? found.subList(0, limit) : found;
    return new EventPage(
        items.stream().map(event -> of(event, source)).toList(),
        found.size() > limit ? items.getLast().sequence() : null);
  }
}
