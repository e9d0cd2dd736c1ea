package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT;
import dev.handover.node.domain.EventBookmark;
import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.EventPage;
import dev.handover.node.domain.EventReport;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.WindowsError;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The event log of this Windows machine: written through advapi32, read through wevtapi. */
public final class WindowsEventLog implements EventLog {
  private static final Logger LOG = Logger.getLogger(WindowsEventLog.class);
  private static final List<String> CHANNELS = List.of("Application", "System");
  private static final Advapi32 ADVAPI = Advapi32.INSTANCE;

  private final Optional<String> driven;

  /** Of the machine that this node runs on and drives. */
  public WindowsEventLog() {
    this(Optional.empty());
  }

  /** The old server that this node drives from here, if it does; its log is another one. */
  public WindowsEventLog(Optional<String> driven) {
    this.driven = driven;
  }

  @Override
  public boolean report(EventReport event) {
    WindowsError error = write(event);
    if (!error.isNone()) {
      LOG.errorf("event was not taken: id=%d error=\"%s\"", event.kind().id(), error.text());
    }
    return error.isNone();
  }

  private static void refuseToReadFor(String machine) {
    throw new RefusedException(
        new Refusal(
            RefusalCode.UNAVAILABLE,
            "This node drives %s from another machine and cannot read its event log."
                .formatted(machine),
            "Read it in the event viewer of %s.".formatted(machine)));
  }

  /** A source that is not registered is taken for one of the channel Application (ReportEvent). */
  private static WindowsError write(EventReport event) {
    WinNT.@Nullable HANDLE source = ADVAPI.RegisterEventSource(null, SOURCE);
    if (source == null) {
      return Native32.lastError();
    }
    try {
      String[] strings = {event.text()};
      boolean taken =
          ADVAPI.ReportEvent(
              source, type(event), 0, event.kind().id(), null, strings.length, 0, strings, null);
      return taken ? WindowsError.NONE : Native32.lastError();
    } finally {
      ADVAPI.DeregisterEventSource(source);
    }
  }

  private static int type(EventReport event) {
    return switch (event.kind().level()) {
      case CRITICAL, ERROR -> WinNT.EVENTLOG_ERROR_TYPE;
      case WARNING -> WinNT.EVENTLOG_WARNING_TYPE;
      case INFORMATION, VERBOSE -> WinNT.EVENTLOG_INFORMATION_TYPE;
    };
  }

  @Override
  public EventPage read(Optional<EventBookmark> after, int limit) {
    driven.ifPresent(WindowsEventLog::refuseToReadFor);
    MergedChannels merged = new MergedChannels(after);
    for (String name : CHANNELS) {
      EventChannel channel = new EventChannel(name);
      merged.add(
          after.isPresent() ? channel.behind(merged.position(name), limit) : channel.newest(limit));
    }
    return after.isPresent() ? merged.oldest(limit) : merged.newest(limit);
  }
}
