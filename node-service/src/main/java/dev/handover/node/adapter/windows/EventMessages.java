package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Wevtapi;
import com.sun.jna.platform.win32.WevtapiUtil;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.Winevt;
import com.sun.jna.platform.win32.Winevt.EVT_HANDLE;
import com.sun.jna.ptr.IntByReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Texts of events, from the message files of those who write them; opened once for each page. */
final class EventMessages implements AutoCloseable {
  private static final Wevtapi API = Wevtapi.INSTANCE;

  private final Map<String, Optional<EVT_HANDLE>> publishers = new HashMap<>();

  /** The message, or the strings it is made of when there is no message file. */
  String text(String source, EVT_HANDLE event) {
    Optional<EVT_HANDLE> publisher =
        publishers.computeIfAbsent(
            source,
            name -> Optional.ofNullable(API.EvtOpenPublisherMetadata(null, name, null, 0, 0)));
    try {
      if (publisher.isPresent()) {
        return WevtapiUtil.EvtFormatMessage(
                publisher.get(),
                event,
                0,
                0,
                null,
                Winevt.EVT_FORMAT_MESSAGE_FLAGS.EvtFormatMessageEvent)
            .trim();
      }
    } catch (Win32Exception e) {
      // A message file that is registered and missing is common; the strings say as much.
      return strings(event);
    }
    return strings(event);
  }

  private static String strings(EVT_HANDLE event) {
    IntByReference count = new IntByReference();
    EVT_HANDLE context =
        API.EvtCreateRenderContext(0, null, Winevt.EVT_RENDER_CONTEXT_FLAGS.EvtRenderContextUser);
    try (EventChannel.Handle user = new EventChannel.Handle(context)) {
      return EventStrings.joined(
          count,
          () ->
              WevtapiUtil.EvtRender(
                  user.value(), event, Winevt.EVT_RENDER_FLAGS.EvtRenderEventValues, count));
    }
  }

  @Override
  public void close() {
    publishers.values().forEach(publisher -> publisher.ifPresent(API::EvtClose));
  }
}
