package dev.handover.directory.adapter.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.Pin;
import dev.handover.directory.domain.TaskName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The domain controllers of a change set as they are kept.
 *
 * <pre>
 * {"format": 1, "items": [{"controller": "ldaps://dc2", "since": "2026-01-02T03:04:05Z", "reason": "…", "unchecked": ["…"]}]}
 * </pre>
 */
final class StoredPins {

  private StoredPins() {}

  static String of(List<Pin> pins) {
    ArrayNode items = StoredJson.JSON.createArrayNode();
    for (Pin pin : pins) {
      ObjectNode item = items.addObject();
      item.put("controller", pin.controller().value());
      item.put("since", pin.since().toString());
      if (pin.reason() != null) {
        item.put("reason", pin.reason());
      }
      ArrayNode unchecked = item.putArray("unchecked");
      pin.unchecked().forEach(task -> unchecked.add(task.value()));
    }
    return StoredJson.text(items);
  }

  /** Null stands in sets of the first release, which knew one domain controller only. */
  static List<Pin> pins(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    List<Pin> pins = new ArrayList<>();
    for (JsonNode item : StoredJson.items(json)) {
      List<TaskName> unchecked = new ArrayList<>();
      item.path("unchecked").forEach(task -> unchecked.add(new TaskName(task.asText())));
      pins.add(
          new Pin(
              new DomainControllerUrl(item.path("controller").asText()),
              Instant.parse(item.path("since").asText()),
              item.has("reason") ? item.path("reason").asText() : null,
              unchecked));
    }
    return pins;
  }
}
