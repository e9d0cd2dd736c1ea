package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.Wevtapi;
import com.sun.jna.platform.win32.WevtapiUtil;
import com.sun.jna.platform.win32.Winevt;
import com.sun.jna.platform.win32.Winevt.EVT_HANDLE;
import com.sun.jna.ptr.IntByReference;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.WindowsError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One channel of the event log, through wevtapi.
 *
 * <p>A bookmark is looked for with an offset of 0 and the record it names is dropped by its number:
 * what an offset of 1 does at the end of a log is not documented, and the record may be gone.
 */
final class EventChannel {
  private static final Wevtapi API = Wevtapi.INSTANCE;
  private static final String EVERYTHING = "*";
  private static final int NO_MORE_ITEMS = 259;
  private static final int NEXT_TIMEOUT_MILLIS = 10_000;

  private final String name;

  EventChannel(String name) {
    this.name = name;
  }

  /** The newest records, oldest first. */
  List<EventRecord> newest(int limit) {
    try (Handle query = query(Winevt.EVT_QUERY_FLAGS.EvtQueryReverseDirection)) {
      List<EventRecord> records = next(query, limit, OptionalLong.empty());
      Collections.reverse(records);
      return records;
    }
  }

  /** The records behind this one, oldest first; from the first one when it is absent. */
  List<EventRecord> behind(OptionalLong record, int limit) {
    try (Handle query = query(Winevt.EVT_QUERY_FLAGS.EvtQueryForwardDirection)) {
      if (record.isPresent()) {
        seek(query, record.getAsLong());
      }
      return next(query, limit, record);
    }
  }

  private Handle query(int direction) {
    @Nullable EVT_HANDLE query =
        API.EvtQuery(
            null, name, EVERYTHING, Winevt.EVT_QUERY_FLAGS.EvtQueryChannelPath | direction);
    if (query == null) {
      throw unavailable("cannot be opened", Native32.lastError());
    }
    return new Handle(query);
  }

  private void seek(Handle query, long record) {
    String xml =
        "<BookmarkList><Bookmark Channel='%s' RecordId='%d' IsCurrent='true'/></BookmarkList>"
            .formatted(name, record);
    @Nullable EVT_HANDLE bookmark = API.EvtCreateBookmark(xml);
    if (bookmark == null) {
      throw unavailable("takes no bookmark", Native32.lastError());
    }
    try (Handle from = new Handle(bookmark)) {
      boolean found =
          API.EvtSeek(
              query.value(), 0, from.value(), 0, Winevt.EVT_SEEK_FLAGS.EvtSeekRelativeToBookmark);
      if (!found) {
        throw unavailable("has no record " + record + " any more", Native32.lastError());
      }
    }
  }

  private List<EventRecord> next(Handle query, int limit, OptionalLong seen) {
    List<EventRecord> records = new ArrayList<>();
    try (EventMessages messages = new EventMessages()) {
      EVT_HANDLE[] one = new EVT_HANDLE[1];
      while (records.size() < limit) {
        if (!API.EvtNext(query.value(), 1, one, NEXT_TIMEOUT_MILLIS, 0, new IntByReference())) {
          WindowsError error = Native32.lastError();
          if (error.code() == NO_MORE_ITEMS) {
            return records;
          }
          throw unavailable("cannot be read", error);
        }
        try (Handle event = new Handle(one[0])) {
          EventRecord record = read(event, messages);
          if (seen.isEmpty() || record.number() != seen.getAsLong()) {
            records.add(record);
          }
        }
      }
    }
    return records;
  }

  private static EventRecord read(Handle event, EventMessages messages) {
    EVT_HANDLE context =
        API.EvtCreateRenderContext(0, null, Winevt.EVT_RENDER_CONTEXT_FLAGS.EvtRenderContextSystem);
    try (Handle system = new Handle(context);
        Memory values =
            WevtapiUtil.EvtRender(
                system.value(),
                event.value(),
                Winevt.EVT_RENDER_FLAGS.EvtRenderEventValues,
                new IntByReference())) {
      return EventRecord.of(
          new EventVariants(values), source -> messages.text(source, event.value()));
    }
  }

  private RefusedException unavailable(String what, WindowsError error) {
    return new RefusedException(
        new Refusal(
            RefusalCode.UNAVAILABLE,
            "The event log's channel %s %s (%s).".formatted(name, what, error.text()),
            "Let this service's account read the event log (group Event Log Readers); after the log was cleared, ask"
                + " again without `after`."));
  }

  /** A handle of wevtapi, closed with the block that opened it. */
  record Handle(EVT_HANDLE value) implements AutoCloseable {
    @Override
    public void close() {
      API.EvtClose(value);
    }
  }
}
