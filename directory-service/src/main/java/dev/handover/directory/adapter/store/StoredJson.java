package dev.handover.directory.adapter.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.Server;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.ValueSyntax;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as they are kept: JSON whose first member is the number of its format. A reader knows
 * every format that was ever written; a change of shape gets a new number.
 *
 * <pre>
 * {"format": 1, "items": [{"name": "homeMDB", "syntax": "DN", "before": ["CN=…"], "after": ["CN=…"]}]}
 * </pre>
 *
 * A text value is a string, a binary one {@code {"base64": "…"}}.
 */
final class StoredJson {

  private static final int FORMAT = 1;
  static final ObjectMapper JSON = new ObjectMapper();

  private StoredJson() {}

  static String ofAttributes(List<AttributeChange> attributes) {
    StringWriter text = new StringWriter(1_000);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeArrayFieldStart("items");
      for (AttributeChange attribute : attributes) {
        json.writeStartObject();
        json.writeStringField("name", attribute.name());
        json.writeStringField("syntax", attribute.syntax().name());
        write(json, "before", attribute.before());
        write(json, "after", attribute.after());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String name, List<AttributeValue> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (AttributeValue value : values) {
      if (value.isBinary()) {
        json.writeStartObject();
        json.writeStringField("base64", value.base64());
        json.writeEndObject();
      } else {
        json.writeString(value.text());
      }
    }
    json.writeEndArray();
  }

  static List<AttributeChange> attributes(String json) {
    List<AttributeChange> attributes = new ArrayList<>();
    for (JsonNode item : items(json)) {
      attributes.add(
          new AttributeChange(
              item.path("name").asText(),
              ValueSyntax.valueOf(item.path("syntax").asText()),
              values(item.path("before")),
              values(item.path("after"))));
    }
    return attributes;
  }

  static String ofFindings(List<Finding> findings) {
    ArrayNode items = JSON.createArrayNode();
    for (Finding finding : findings) {
      ObjectNode item = items.addObject();
      item.put("severity", finding.severity().name());
      item.put("code", finding.code());
      item.put("task", finding.task().value());
      DistinguishedName dn = finding.dn();
      if (dn != null) {
        item.put("dn", dn.toString());
      }
      item.put("detail", finding.detail());
      item.put("cure", finding.cure());
    }
    return text(items);
  }

  static List<Finding> findings(String json) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode item : items(json)) {
      findings.add(
          new Finding(
              Severity.valueOf(item.path("severity").asText()),
              item.path("code").asText(),
              new TaskName(item.path("task").asText()),
              item.has("dn") ? DistinguishedName.parse(item.path("dn").asText()) : null,
              item.path("detail").asText(),
              item.path("cure").asText()));
    }
    return findings;
  }

  static String ofServers(List<Server> servers) {
    ArrayNode items = JSON.createArrayNode();
    for (Server server : servers) {
      items.addObject().put("computer", server.computer()).put("server", server.server());
    }
    return text(items);
  }

  static List<Server> servers(String json) {
    List<Server> servers = new ArrayList<>();
    for (JsonNode item : items(json)) {
      servers.add(new Server(item.path("computer").asText(), item.path("server").asText()));
    }
    return servers;
  }

  private static List<AttributeValue> values(JsonNode array) {
    List<AttributeValue> values = new ArrayList<>();
    for (JsonNode value : array) {
      values.add(
          value.isObject()
              ? AttributeValue.ofBase64(value.path("base64").asText())
              : AttributeValue.of(value.asText()));
    }
    return values;
  }

  static String text(ArrayNode items) {
    return JSON.createObjectNode().put("format", FORMAT).set("items", items).toString();
  }

  static JsonNode items(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      int format = root.path("format").asInt();
      if (format != FORMAT) {
        throw new IllegalStateException("stored in format " + format + ", known is " + FORMAT);
      }
      return root.path("items");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store holds what is not JSON", e);
    }
  }
}
