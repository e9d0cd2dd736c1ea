package dev.handover.node.http;

import dev.handover.api.node.EventsApi;
import dev.handover.api.node.model.Event;
import dev.handover.api.node.model.EventExplanation;
import dev.handover.api.node.model.EventLevel;
import dev.handover.api.node.model.EventPage;
import dev.handover.api.node.model.EventVerdict;
import dev.handover.node.domain.EventBookmark;
import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.KnownEvent;
import dev.handover.node.domain.KnownEvents;
import dev.handover.node.domain.LoggedEvent;
import dev.handover.node.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The machine's event log, with what is known of its events. */
class EventsResource implements EventsApi {
  private static final int MAX_TEXT = 4000;
  private static final int MAX_NAME = 256;

  private final EventLog log;
  private final KnownEvents known;

  EventsResource(EventLog log, KnownEvents known) {
    this.log = log;
    this.known = known;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<EventPage> listEvents(@Nullable String after, Integer limit) {
    Optional<EventBookmark> from =
        Optional.ofNullable(after).map(text -> Parsed.value("after", text, EventBookmark::parse));
    dev.handover.node.domain.EventPage page = log.read(from, limit);
    return RestResponse.ok(
        new EventPage(
            page.events().stream().map(this::shown).toList(),
            page.end().map(EventBookmark::toString).orElse(null)));
  }

  private Event shown(LoggedEvent event) {
    return new Event(
        event.channel(),
        ShownChecks.cut(event.source(), MAX_NAME),
        event.id(),
        EventLevel.valueOf(event.level().name()),
        event.at(),
        ShownChecks.cut(event.text(), MAX_TEXT),
        known.explain(event).map(EventsResource::explanation).orElse(null));
  }

  private static EventExplanation explanation(KnownEvent known) {
    return new EventExplanation(
        EventVerdict.valueOf(known.verdict().name()),
        known.meaning(),
        known.cure(),
        known.reference());
  }
}
