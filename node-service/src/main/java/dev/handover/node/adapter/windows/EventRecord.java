package dev.handover.node.adapter.windows;

import dev.handover.node.domain.EventLevel;
import dev.handover.node.domain.LoggedEvent;
import java.util.function.UnaryOperator;

/** A record with its number in its channel. */
record EventRecord(long number, LoggedEvent event) {
  // EVT_SYSTEM_PROPERTY_ID
  private static final int PROVIDER_NAME = 0;
  private static final int EVENT_ID = 2;
  private static final int LEVEL = 4;
  private static final int TIME_CREATED = 8;
  private static final int RECORD_ID = 9;
  private static final int CHANNEL = 14;

  /**
   * Reads the system properties of an event.
   *
   * @param message the text of this event, given who wrote it
   */
  static EventRecord of(EventVariants system, UnaryOperator<String> message) {
    String source = system.text(PROVIDER_NAME).orElse("");
    return new EventRecord(
        system.number(RECORD_ID),
        new LoggedEvent(
            system.text(CHANNEL).orElse(""),
            source,
            system.unsignedShort(EVENT_ID),
            level(system.unsignedByte(LEVEL)),
            system.time(TIME_CREATED),
            message.apply(source)));
  }

  /** 0 is what programs write that know no levels (winmeta.xml: LogAlways). */
  private static EventLevel level(int value) {
    return switch (value) {
      case 1 -> EventLevel.CRITICAL;
      case 2 -> EventLevel.ERROR;
      case 3 -> EventLevel.WARNING;
      case 5 -> EventLevel.VERBOSE;
      default -> EventLevel.INFORMATION;
    };
  }
}
