package dev.handover.node.adapter.emulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.handover.node.adapter.DurableFile;
import dev.handover.node.domain.EventBookmark;
import dev.handover.node.domain.EventLevel;
import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.EventPage;
import dev.handover.node.domain.EventReport;
import dev.handover.node.domain.LoggedEvent;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * events.jsonl in the machine's folder: one record on each line, to which a person or a test may
 * add lines while the machine runs. The newest 10,000 are kept.
 */
final class EmulatedEventLog implements EventLog {
  private static final Logger LOG = Logger.getLogger(EmulatedEventLog.class);
  private static final int MAX_RECORDS = 10_000;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final MachineFolder folder;
  private final DurableFile file;
  private final InstantSource clock;

  EmulatedEventLog(MachineFolder folder, InstantSource clock) {
    this.folder = folder;
    this.file = new DurableFile(folder.path("events.jsonl"));
    this.clock = clock;
  }

  /**
   * A line of the file.
   *
   * @param record its number; absent in a line that somebody added by hand, which then has the
   *     number after the line before
   */
  record Line(
      @Nullable Long record,
      @Nullable String channel,
      String source,
      long id,
      @Nullable EventLevel level,
      @Nullable Instant at,
      @Nullable String text) {

    Line numbered(long number) {
      return new Line(number, channel, source, id, level, at, text);
    }

    long number() {
      return Objects.requireNonNullElse(record, 0L);
    }

    String channelOrApplication() {
      return Objects.requireNonNullElse(channel, "Application");
    }

    LoggedEvent event() {
      return new LoggedEvent(
          channelOrApplication(),
          source,
          id,
          Objects.requireNonNullElse(level, EventLevel.INFORMATION),
          Objects.requireNonNullElse(at, Instant.EPOCH),
          Objects.requireNonNullElse(text, ""));
    }
  }

  @Override
  public boolean report(EventReport event) {
    try {
      return folder.alone(() -> append(event));
    } catch (UncheckedIOException | RefusedException e) {
      LOG.errorf(e, "event was not taken: id=%d", event.kind().id());
      return false;
    }
  }

  private boolean append(EventReport event) {
    List<Line> lines = lines();
    long last = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).number();
    lines.add(
        new Line(
            last + 1,
            "Application",
            SOURCE,
            event.kind().id(),
            event.kind().level(),
            clock.instant(),
            event.text()));
    save(lines.subList(Math.max(0, lines.size() - MAX_RECORDS), lines.size()));
    return true;
  }

  @Override
  public EventPage read(Optional<EventBookmark> after, int limit) {
    List<Line> lines = folder.alone(this::lines);
    long from = after.map(bookmark -> bookmark.current().record()).orElse(Long.MIN_VALUE);
    List<Line> behind = lines.stream().filter(line -> line.number() > from).toList();
    List<Line> page =
        after.isPresent()
            ? behind.subList(0, Math.min(limit, behind.size()))
            : behind.subList(Math.max(0, behind.size() - limit), behind.size());
    Optional<EventBookmark> end =
        page.isEmpty() ? after : Optional.of(bookmark(page.get(page.size() - 1)));
    return new EventPage(page.stream().map(Line::event).toList(), end);
  }

  private static EventBookmark bookmark(Line line) {
    return new EventBookmark(
        List.of(new EventBookmark.Position(line.channelOrApplication(), line.number())));
  }

  private List<Line> lines() {
    String content = file.read().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    List<Line> lines = new ArrayList<>();
    long number = 0;
    int row = 0;
    for (String text : content.lines().toList()) {
      row++;
      if (!text.isBlank()) {
        Line line = parse(text, row);
        number = Math.max(number + 1, line.number());
        lines.add(line.numbered(number));
      }
    }
    return lines;
  }

  private static Line parse(String text, int row) {
    try {
      return JSON.readValue(text, Line.class);
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.UNAVAILABLE,
              "events.jsonl, line %d: %s".formatted(row, e.getOriginalMessage()),
              "Correct the events.jsonl of this emulated machine."));
    }
  }

  private void save(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      try {
        text.append(JSON.writeValueAsString(line)).append('\n');
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    file.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
