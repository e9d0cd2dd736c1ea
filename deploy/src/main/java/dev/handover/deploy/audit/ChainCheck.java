package dev.handover.deploy.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows an exported audit line by line. Each line must be canonical JSON (RFC 8785) whose SHA-256
 * without {@code hash} is that hash, and must name the hash of the line before and the next
 * sequence.
 */
public final class ChainCheck {
  /** What stands in place of a hash before the first entry. */
  public static final String BEFORE_THE_FIRST = "0".repeat(64);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> unanswered = new HashSet<>();
  private final boolean fromTheBeginning;
  private String head;
  private long sequence;
  private long lines;
  private String service = "";

  private ChainCheck(String before, boolean fromTheBeginning) {
    this.head = before;
    this.fromTheBeginning = fromTheBeginning;
  }

  /** Of an audit from its first entry on. */
  public static ChainCheck fromTheBeginning() {
    return new ChainCheck(BEFORE_THE_FIRST, true);
  }

  /** Of an audit that goes on after the entry with this hash. */
  public static ChainCheck after(String hash) {
    return new ChainCheck(hash, false);
  }

  /** What is wrong with the next line; empty when it continues the chain. */
  public Optional<String> next(String line) {
    lines++;
    if (!(parsed(line) instanceof ObjectNode entry)) {
      return Optional.of("is not a JSON object");
    }
    if (!canonical(entry).equals(line)) {
      return Optional.of("is not in canonical form, or has a member twice");
    }
    return fault(entry)
        .or(
            () -> {
              remember(entry);
              return Optional.empty();
            });
  }

  private Optional<String> fault(ObjectNode entry) {
    String hash = entry.path("hash").asText();
    ObjectNode hashed = entry.deepCopy();
    hashed.remove("hash");
    if (!sha256(canonical(hashed)).equals(hash)) {
      return Optional.of("was altered: its hash is not that of its content");
    }
    if (!entry.path("prev").asText().equals(head)) {
      return Optional.of(
          "does not follow the line before: something was left out, put in or moved here");
    }
    long own = entry.path("seq").asLong();
    if ((lines > 1 || fromTheBeginning) && own != sequence + 1) {
      return Optional.of("has the sequence %d; %d is next".formatted(own, sequence + 1));
    }
    String by = entry.path("service").asText();
    return lines > 1 && !by.equals(service)
        ? Optional.of("is of another service: " + by)
        : Optional.empty();
  }

  private void remember(ObjectNode entry) {
    head = entry.path("hash").asText();
    sequence = entry.path("seq").asLong();
    service = entry.path("service").asText();
    String request = entry.path("request").asText();
    if (entry.path("event").asText().equals("ASKED")) {
      unanswered.add(request);
    } else {
      unanswered.remove(request);
    }
  }

  /** The hash of the last line. */
  public String head() {
    return head;
  }

  /** The sequence of the last line. */
  public long sequence() {
    return sequence;
  }

  /** How many lines there were. */
  public long lines() {
    return lines;
  }

  /** Requests that were asked and of which nothing says what came: under way, or broken off. */
  public int unanswered() {
    return unanswered.size();
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private static String canonical(JsonNode node) {
    if (!node.isObject()) {
      return node.isTextual() ? text(node.asText()) : node.toString();
    }
    TreeMap<String, String> members = new TreeMap<>();
    node.properties()
        .forEach(member -> members.put(text(member.getKey()), canonical(member.getValue())));
    StringBuilder written = new StringBuilder("{");
    members.forEach(
        (name, value) ->
            written.append(written.length() > 1 ? "," : "").append(name).append(':').append(value));
    return written.append('}').toString();
  }

  /** Control characters are none of an entry, so these two are all that is escaped. */
  private static String text(String raw) {
    return '"' + raw.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
