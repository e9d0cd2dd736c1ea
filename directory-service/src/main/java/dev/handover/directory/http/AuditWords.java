package dev.handover.directory.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.directory.domain.audit.AuditFact.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Picks from a request's body what people look for in an audit. Only what is named here: a file's
 * settings, for instance, may hold what is nobody's business.
 */
@ApplicationScoped
class AuditWords {
  private static final int MOST = 1000;
  private static final int LONGEST_NAME = 63;
  private static final Set<String> PLAIN =
      Set.of(
          "desired", "task", "seconds", "startType", "mountPoint", "epoch", "onBehalfOf", "reason");

  private final ObjectMapper json;

  AuditWords(ObjectMapper json) {
    this.json = json;
  }

  /** What is to change, and what was said about it. */
  record Said(Target target, Map<String, String> words) {}

  /** Nothing of a body that is not a JSON object: it will be refused. */
  Said of(Target target, byte[] body) {
    JsonNode asked = tree(body);
    JsonNode fence = asked.path("fence");
    Map<String, String> words = new TreeMap<>();
    fence.properties().forEach(member -> pick(words, member));
    asked.properties().forEach(member -> pick(words, member));
    return new Said(
        new Target(
            target.method(),
            target.path(),
            name(fence.path("group")),
            name(fence.path("issuer")).or(() -> name(asked.path("issuer"))),
            body.length == 0 ? Optional.empty() : Optional.of(hash(body))),
        words);
  }

  private static void pick(Map<String, String> words, Map.Entry<String, JsonNode> member) {
    String word = word(member.getKey(), member.getValue());
    if (!word.isBlank()) {
      words.put(member.getKey(), word.length() <= MOST ? word : word.substring(0, MOST));
    }
  }

  private static Optional<String> name(JsonNode value) {
    return Optional.of(value.asText())
        .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME);
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
    if (name.equals("overrides")) {
      return StreamSupport.stream(value.spliterator(), false)
          .limit(64)
          .map(item -> item.path("name").asText() + ": " + item.path("reason").asText().strip())
          .collect(Collectors.joining("; "));
    }
    return PLAIN.contains(name) && value.isValueNode() ? value.asText().strip() : "";
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
