package dev.handover.node.adapter;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.handover.node.domain.KnownEvent;
import dev.handover.node.domain.KnownEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The events that are known, from the data file that is shipped with this service. */
final class KnownEventsFile {
  private static final String RESOURCE = "events/known-events.yaml";
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private KnownEventsFile() {}

  /** The file. */
  record Content(List<Entry> events) {}

  /** An event; see {@link KnownEvent}. */
  record Entry(
      @Nullable List<Long> ids,
      @Nullable List<String> sources,
      @Nullable String containing,
      KnownEvent.Verdict verdict,
      String meaning,
      @Nullable String cure,
      @Nullable String reference) {

    KnownEvent event() {
      return new KnownEvent(
          Objects.requireNonNullElse(ids, List.of()),
          Objects.requireNonNullElse(sources, List.of()),
          containing,
          verdict,
          meaning,
          cure,
          reference);
    }
  }

  static KnownEvents read() {
    try (InputStream in = KnownEventsFile.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      return new KnownEvents(
          YAML.readValue(in, Content.class).events().stream().map(Entry::event).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
