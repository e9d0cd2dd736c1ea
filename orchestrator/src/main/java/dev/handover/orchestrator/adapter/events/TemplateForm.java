package dev.handover.orchestrator.adapter.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form that a receiver wants: JSON with `headers` and `body`, in whose texts `{{name}}` stands
 * for a word of the event. Values are put into texts that are parsed already, so that nothing in an
 * event can change the form.
 */
final class TemplateForm {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z.]{1,60})}}");

  private final String name;
  private final JsonNode template;

  private TemplateForm(String name, JsonNode template) {
    this.name = name;
    this.template = template;
  }

  /** Reads a template; complains without quoting from it. */
  static TemplateForm read(String name, String text) throws NotDelivered {
    try {
      JsonNode template = JSON.readTree(text);
      if (template.path("body").isObject() && isFlat(template.path("headers"))) {
        return new TemplateForm(name, template);
      }
    } catch (JsonProcessingException e) {
      throw unfit(name);
    }
    throw unfit(name);
  }

  private static boolean isFlat(JsonNode headers) {
    if (headers.isMissingNode()) {
      return true;
    }
    for (JsonNode value : headers) {
      if (!value.isTextual()) {
        return false;
      }
    }
    return headers.isObject();
  }

  private static NotDelivered unfit(String name) {
    return new NotDelivered(
        "the template %s is not JSON with `body` and, if wanted, `headers`".formatted(name));
  }

  /** The headers, with what stands for words replaced. */
  Map<String, String> headers(EventWords words) throws NotDelivered {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    JsonNode wanted = template.path("headers");
    for (Map.Entry<String, JsonNode> field : wanted.properties()) {
      headers.put(field.getKey(), filled(field.getValue().asText(), words));
    }
    return headers;
  }

  byte[] body(EventWords words) throws NotDelivered {
    try {
      return JSON.writeValueAsBytes(filled(template.path("body"), words));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read can be written", e);
    }
  }

  private JsonNode filled(JsonNode node, EventWords words) throws NotDelivered {
    if (node.isTextual()) {
      return node.asText().equals("{{data}}")
          ? JSON.valueToTree(words.data())
          : TextNode.valueOf(filled(node.asText(), words));
    }
    if (node.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      for (JsonNode item : node) {
        array.add(filled(item, words));
      }
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        object.set(field.getKey(), filled(field.getValue(), words));
      }
      return object;
    }
    return node;
  }

  private String filled(String text, EventWords words) throws NotDelivered {
    Matcher places = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String word =
          words
              .find(places.group(1))
              .orElseThrow(
                  () -> new NotDelivered("the template %s has an unknown word".formatted(name)));
      places.appendReplacement(filled, Matcher.quoteReplacement(word));
    }
    return places.appendTail(filled).toString();
  }
}
