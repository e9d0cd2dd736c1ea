package dev.handover.orchestrator.adapter.events;

import dev.handover.orchestrator.domain.events.Event;
import java.util.Objects;

/** How much an event matters to somebody on call, in the numbers of those who ask for numbers. */
enum Urgency {
  CRITICAL(2, 1),
  ERROR(3, 2),
  WARNING(4, 4),
  INFO(6, 5);

  private final int syslog;
  private final int serviceNow;

  Urgency(int syslog, int serviceNow) {
    this.syslog = syslog;
    this.serviceNow = serviceNow;
  }

  /** The severity of RFC 5424, section 6.2.1. */
  int syslog() {
    return syslog;
  }

  /** The severity of ServiceNow's event management: 1 critical to 5 information. */
  int serviceNow() {
    return serviceNow;
  }

  static Urgency of(Event event) {
    return switch (tail(event)) {
      case "operation.halted", "group.not-taken-over" -> CRITICAL;
      case "step.failed", "group.suspected", "subscription.disabled" -> ERROR;
      case "operation.waits",
          "operation.turned-back",
          "operation.taken-over",
          "step.in-doubt",
          "group.frozen" ->
          WARNING;
      case "operation.ended" -> endsWell(event) ? INFO : ERROR;
      case "group.readiness-changed" -> "OK".equals(event.data().get("after")) ? INFO : WARNING;
      default -> INFO;
    };
  }

  /** The alarm that an earlier event of the same matter raised is over. */
  static boolean calms(Event event) {
    return switch (tail(event)) {
      case "operation.ended" -> endsWell(event);
      case "operation.resumed", "group.well-again", "group.unfrozen", "subscription.enabled" ->
          true;
      case "group.readiness-changed" -> "OK".equals(event.data().get("after"));
      default -> false;
    };
  }

  private static boolean endsWell(Event event) {
    return Objects.toString(event.data().get("state"), "").startsWith("SUCCEEDED");
  }

  /** The type without what all have in common. */
  static String tail(Event event) {
    String type = event.type();
    return type.startsWith("dev.handover.") ? type.substring("dev.handover.".length()) : type;
  }
}
