package dev.handover.orchestrator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.orchestrator.domain.trigger.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a signed event: any JSON object. Its texts, numbers and truth values become labels
 * under dotted names; lists are passed over, for no rule could say which of their entries it means.
 */
final class EventPayload {
  private static final int MAX_DEPTH = 5;

  private EventPayload() {}

  static List<Signal> signals(String id, JsonNode body) {
    Map<String, String> labels = new LinkedHashMap<>();
    put(labels, "", body, 1);
    return List.of(new Signal(SignalText.clean(id), false, Optional.empty(), labels));
  }

  private static void put(Map<String, String> labels, String prefix, JsonNode object, int depth) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = prefix + property.getKey();
      JsonNode value = property.getValue();
      if (value.isObject() && depth < MAX_DEPTH) {
        put(labels, name + ".", value, depth + 1);
      } else if (value.isValueNode() && !value.isNull()) {
        if (labels.size() >= Signal.MAX_LABELS) {
          throw PayloadFault.at("body", "holds more than %d values".formatted(Signal.MAX_LABELS));
        }
        labels.put(SignalText.clean(name), SignalText.clean(value.asText()));
      }
    }
  }
}
