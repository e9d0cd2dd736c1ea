package dev.handover.deploy.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Values that a schema allows, as far as it is worth while: a request made of them gets past the
 * first checks, and into what lies behind them.
 */
final class Samples {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 8;

  /** Names that exist on the stand, and texts of the forms that contracts ask for. */
  private static final List<String> TEXTS =
      List.of(
          "mail",
          "exch1",
          "exch2",
          "EXCH1",
          "why it is so, CHG0042",
          "MSExchangeIS",
          "exchange-data",
          "192.0.2.50",
          "127.0.0.1",
          "X:",
          "Mailbox\\First Storage Group",
          "C:\\Program Files\\Exchsrvr\\bin\\store.exe",
          "HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIS",
          "KB898060",
          "5.2",
          "P30D",
          "PT1S",
          "2026-11-22T06:00:00Z",
          "OU=Mail Users,DC=example,DC=test",
          "sha256:" + "0".repeat(64),
          "0123456789abcdef",
          "7");

  private final Contract contract;
  private final RandomGenerator random;

  Samples(Contract contract, RandomGenerator random) {
    this.contract = contract;
    this.random = random;
  }

  /** A value that the schema allows, or nearly so. */
  JsonNode of(Schema<?> schema) {
    return value(schema, 0);
  }

  private JsonNode value(Schema<?> unresolved, int depth) {
    Schema<?> schema = contract.resolve(unresolved);
    if (schema.getOneOf() != null && depth < DEEPEST) {
      return value(oneOf(List.copyOf(schema.getOneOf())), depth + 1);
    }
    if (schema.getEnum() != null) {
      return MAPPER.valueToTree(oneOf(List.copyOf(schema.getEnum())));
    }
    if (schema.getExample() != null && random.nextInt(3) == 0) {
      return MAPPER.valueToTree(schema.getExample());
    }
    if (schema.getAllOf() != null) {
      ObjectNode all = JSON.objectNode();
      for (Schema<?> part : schema.getAllOf()) {
        if (value(part, depth + 1) instanceof ObjectNode some) {
          all.setAll(some);
        }
      }
      return all;
    }
    return plain(schema, depth);
  }

  private JsonNode plain(Schema<?> schema, int depth) {
    return switch (Objects.requireNonNullElse(schema.getType(), "object")) {
      case "string" -> JSON.textNode(text(schema));
      case "integer", "number" -> JSON.numberNode(number(schema));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "array" -> array(schema, depth);
      default -> object(schema, depth);
    };
  }

  private JsonNode array(Schema<?> schema, int depth) {
    ArrayNode items = JSON.arrayNode();
    int least = Objects.requireNonNullElse(schema.getMinItems(), 0);
    int count = depth > DEEPEST ? least : least + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      items.add(value(schema.getItems(), depth + 1));
    }
    return items;
  }

  private JsonNode object(Schema<?> schema, int depth) {
    ObjectNode object = JSON.objectNode();
    Set<String> required =
        schema.getRequired() == null ? Set.of() : Set.copyOf(schema.getRequired());
    if (schema.getProperties() != null) {
      for (Map.Entry<String, ?> property : schema.getProperties().entrySet()) {
        boolean wanted = required.contains(property.getKey()) || random.nextInt(3) == 0;
        if (wanted && property.getValue() instanceof Schema<?> part) {
          object.set(property.getKey(), value(part, depth + 1));
        }
      }
    }
    if (schema.getAdditionalProperties() instanceof Schema<?> any && random.nextBoolean()) {
      object.set("name" + random.nextInt(10), value(any, depth + 1));
    }
    return object;
  }

  private BigDecimal number(Schema<?> schema) {
    BigDecimal least = Objects.requireNonNullElse(schema.getMinimum(), BigDecimal.ZERO);
    BigDecimal most =
        Objects.requireNonNullElse(schema.getMaximum(), least.add(BigDecimal.valueOf(100)));
    return switch (random.nextInt(8)) {
      case 0 -> most;
      case 1, 2 -> least.add(BigDecimal.valueOf(random.nextInt(20)));
      default -> least;
    };
  }

  private String text(Schema<?> schema) {
    String format = Objects.requireNonNullElse(schema.getFormat(), "");
    if (format.equals("uuid")) {
      return new UUID(random.nextLong(), random.nextLong()).toString();
    }
    if (format.equals("date-time")) {
      return "2099-11-22T06:00:00Z";
    }
    List<String> fitting = new ArrayList<>();
    if (schema.getExample() != null) {
      fitting.add(String.valueOf(schema.getExample()));
    }
    String pattern = schema.getPattern();
    for (String text : TEXTS) {
      if (pattern == null || Pattern.compile(pattern).matcher(text).find()) {
        fitting.add(text);
      }
    }
    return fitting.isEmpty() ? "mail" : oneOf(fitting);
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
