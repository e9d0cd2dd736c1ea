package dev.handover.orchestrator.adapter.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.events.Event;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What templates may say about an event; the list is in docs/events.md. */
final class EventWords {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Event event;
  private final Map<String, String> words = new TreeMap<>();

  EventWords(Event event, String source) {
    this.event = event;
    Urgency urgency = Urgency.of(event);
    boolean calms = Urgency.calms(event);
    words.put("id", event.id().toString());
    words.put("sequence", Long.toString(event.sequence()));
    words.put("type", event.type());
    words.put("subject", event.subject());
    words.put("source", source);
    words.put("group", event.group().map(GroupName::value).orElse("all"));
    words.put("time", event.at().toString());
    words.put("timeUtc", UTC.format(event.at()));
    words.put("summary", EventText.of(event));
    words.put("summaryEscaped", escaped(EventText.of(event)));
    words.put("matter", source + ":" + matter(event));
    words.put("severity", urgency.name().toLowerCase(Locale.ROOT));
    words.put("severityNumber", Integer.toString(calms ? 0 : urgency.serviceNow()));
    words.put("dataJson", json(event));
    words.put("action", calms ? "resolve" : "trigger");
  }

  /** The same for all events that are about one alarm: what is raised is calmed by that. */
  private static String matter(Event event) {
    if (event.subject().startsWith("groups")) {
      String tail = Urgency.tail(event);
      String topic =
          switch (tail) {
            case "group.suspected", "group.well-again", "group.not-taken-over" -> "/health";
            case "group.frozen", "group.unfrozen" -> "/freeze";
            default -> "/" + tail;
          };
      return event.subject() + topic;
    }
    return event.subject();
  }

  private static String json(Event event) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(event.data()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event's data can always be written", e);
    }
  }

  /** As Slack wants it: nobody shall be called by what somebody wrote into a reason. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** With what the receiver knows this sender by. */
  EventWords with(String credential) {
    words.put("credential", credential);
    return this;
  }

  Map<String, Object> data() {
    return new TreeMap<>(event.data());
  }

  /** A word; those of the data are empty when this event has no such data. */
  Optional<String> find(String name) {
    if (name.startsWith("data.")) {
      return Optional.of(Objects.toString(event.data().get(name.substring(5)), ""));
    }
    return Optional.ofNullable(words.get(name));
  }
}
