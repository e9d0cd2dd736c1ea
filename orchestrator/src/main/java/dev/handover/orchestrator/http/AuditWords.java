package dev.handover.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Picks from a request's body what people look for in an audit. Only what is named here: answers to
 * the questions of a manual step, for instance, may hold what is nobody's business.
 */
@ApplicationScoped
class AuditWords {
  private static final int MOST = 1000;
  private static final Set<String> PLAIN =
      Set.of(
          "kind",
          "target",
          "runbook",
          "command",
          "step",
          "group",
          "reason",
          "until",
          "planHash",
          "onFailure",
          "limit");

  private final ObjectMapper json;

  AuditWords(ObjectMapper json) {
    this.json = json;
  }

  /** Nothing of a body that is not a JSON object: it will be refused. */
  Map<String, String> of(byte[] body) {
    Map<String, String> words = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : tree(body).properties()) {
      String word = word(member.getKey(), member.getValue());
      if (!word.isBlank()) {
        words.put(member.getKey(), word.length() <= MOST ? word : word.substring(0, MOST));
      }
    }
    return words;
  }

  private JsonNode tree(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return json.missingNode();
    } catch (IOException e) {
      throw new IllegalStateException("bytes can always be read", e);
    }
  }

  private static String word(String name, JsonNode value) {
    return switch (name) {
      case "overrides" -> joined(value, item -> pair(item, "name"));
      case "attestation" -> pair(value, "statement");
      case "from" -> joined(value, JsonNode::asText);
      default -> PLAIN.contains(name) && value.isValueNode() ? value.asText().strip() : "";
    };
  }

  private static String joined(JsonNode list, java.util.function.Function<JsonNode, String> form) {
    return StreamSupport.stream(list.spliterator(), false)
        .limit(64)
        .map(form)
        .collect(Collectors.joining("; "));
  }

  private static String pair(JsonNode value, String name) {
    return value.path(name).asText() + ": " + value.path("reason").asText().strip();
  }
}
