package dev.handover.orchestrator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.orchestrator.domain.trigger.Signal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of Alertmanager's webhook, version 4. What later releases add to it is passed over; what
 * is known of it has to be as documented.
 */
final class AlertmanagerPayload {
  /** Alerts of one delivery; what comes beyond counts as cut off. */
  static final int MAX_ALERTS = 500;

  private static final String VERSION = "4";
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-Za-z]{1,64}");

  private AlertmanagerPayload() {}

  /** All alerts, and one signal more when some are missing. */
  static List<Signal> signals(JsonNode body) {
    JsonNode version = body.path("version");
    if (!VERSION.equals(version.asText()) || !version.isTextual()) {
      throw PayloadFault.at(
          "/version",
          version.isMissingNode()
              ? "is missing; this is no webhook of an Alertmanager"
              : "is %s; only version \"4\" is understood".formatted(shown(version)));
    }
    JsonNode alerts = body.path("alerts");
    if (!alerts.isArray()) {
      throw PayloadFault.at("/alerts", "is no list of alerts");
    }
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < Math.min(alerts.size(), MAX_ALERTS); i++) {
      signals.add(alert(alerts.get(i), "/alerts/" + i));
    }
    long missing = truncated(body) + Math.max(0, alerts.size() - MAX_ALERTS);
    if (missing > 0) {
      signals.add(cutOff(body, signals, missing));
    }
    return signals;
  }

  private static long truncated(JsonNode body) {
    JsonNode count = body.path("truncatedAlerts");
    if (count.isMissingNode() || count.isNull()) {
      return 0;
    }
    if (!count.canConvertToInt() || count.asInt() < 0) {
      throw PayloadFault.at("/truncatedAlerts", "is no number of alerts: " + shown(count));
    }
    return count.asInt();
  }

  /** The same delivery sent again is known by its group and by the alerts that it does have. */
  private static Signal cutOff(JsonNode body, List<Signal> present, long missing) {
    StringBuilder key = new StringBuilder("truncated ");
    key.append(body.path("groupKey").asText()).append(' ').append(missing);
    present.forEach(signal -> key.append(' ').append(signal.identity()));
    return Signal.cutOff(
        "truncated " + TriggerKeys.hash(key.toString()),
        (int) Math.min(missing, Integer.MAX_VALUE));
  }

  private static Signal alert(JsonNode alert, String where) {
    String status = text(alert, "status", where);
    if (!status.equals("firing") && !status.equals("resolved")) {
      throw PayloadFault.at(where + "/status", "is neither firing nor resolved");
    }
    String fingerprint = text(alert, "fingerprint", where);
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw PayloadFault.at(where + "/fingerprint", "is no fingerprint");
    }
    Instant startsAt = time(text(alert, "startsAt", where), where + "/startsAt");
    Map<String, String> labels = new LinkedHashMap<>();
    put(labels, "", alert.path("labels"), where + "/labels");
    put(labels, "annotations.", alert.path("annotations"), where + "/annotations");
    return new Signal(
        fingerprint + "@" + startsAt, status.equals("resolved"), Optional.of(startsAt), labels);
  }

  private static void put(Map<String, String> labels, String prefix, JsonNode from, String where) {
    if (from.isMissingNode() || from.isNull()) {
      return;
    }
    if (!from.isObject()) {
      throw PayloadFault.at(where, "is no mapping");
    }
    for (Map.Entry<String, JsonNode> label : from.properties()) {
      if (!label.getValue().isTextual()) {
        throw PayloadFault.at(where, "holds something that is not text");
      }
      if (labels.size() >= Signal.MAX_LABELS) {
        throw PayloadFault.at(where, "holds more than %d labels".formatted(Signal.MAX_LABELS));
      }
      labels.put(
          SignalText.clean(prefix + label.getKey()), SignalText.clean(label.getValue().asText()));
    }
  }

  private static String text(JsonNode alert, String name, String where) {
    JsonNode value = alert.path(name);
    if (!value.isTextual()) {
      throw PayloadFault.at(where + "/" + name, "is missing, or no text");
    }
    return value.asText();
  }

  private static Instant time(String text, String where) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("2200-01-01T00:00:00Z"))) {
        throw PayloadFault.at(where, "is no time of an alert");
      }
      return time;
    } catch (DateTimeException e) {
      throw PayloadFault.at(where, "is no time as RFC 3339 writes it");
    }
  }

  private static String shown(JsonNode value) {
    String text = SignalText.clean(value.toString());
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }
}
