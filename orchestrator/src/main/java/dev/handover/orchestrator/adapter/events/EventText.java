package dev.handover.orchestrator.adapter.events;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.events.Event;
import java.util.Objects;

/** An event in one line, for people. */
final class EventText {
  private static final int LONGEST = 500;

  private EventText() {}

  /** Such as {@code mail: operation ended SUCCEEDED (SWITCHOVER to exch2 by alice)}. */
  static String of(Event event) {
    StringBuilder text = new StringBuilder();
    text.append(event.group().map(GroupName::value).orElse("Handover")).append(": ");
    text.append(Urgency.tail(event).replaceAll("[.-]", " "));
    add(text, event, "waitsFor", " ");
    if ("dev.handover.operation.ended".equals(event.type())) {
      add(text, event, "state", " ");
    }
    add(text, event, "title", ", ");
    add(text, event, "cause", ", ");
    add(text, event, "node", " of ");
    add(text, event, "before", " from ");
    add(text, event, "after", " to ");
    add(text, event, "because", ": ");
    add(text, event, "codes", ": ");
    if (event.data().containsKey("kind")) {
      add(text, event, "kind", " (");
      add(text, event, "target", " to ");
      add(text, event, "actor", " by ");
      text.append(')');
    }
    String line = text.toString().replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private static void add(StringBuilder text, Event event, String name, String before) {
    if (event.data().containsKey(name)) {
      text.append(before).append(Objects.toString(event.data().get(name), ""));
    }
  }
}
