package dev.handover.orchestrator.adapter.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.orchestrator.domain.events.Event;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.TreeMap;

/** An event as it is: CloudEvents 1.0, JSON structured mode. */
record CloudEventForm(String source) {
  static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

  private static final JsonFormat FORMAT = new JsonFormat();
  private static final ObjectMapper JSON = new ObjectMapper();

  byte[] write(Event event) {
    try {
      CloudEventBuilder builder =
          CloudEventBuilder.v1()
              .withId(event.id().toString())
              .withSource(URI.create(source))
              .withType(event.type())
              .withSubject(event.subject())
              .withTime(event.at().atOffset(ZoneOffset.UTC))
              .withExtension("sequence", Long.toString(event.sequence()))
              .withData("application/json", JSON.writeValueAsBytes(new TreeMap<>(event.data())));
      event.group().ifPresent(group -> builder.withExtension("partitionkey", group.value()));
      return FORMAT.serialize(builder.build());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event's data can always be written", e);
    }
  }
}
