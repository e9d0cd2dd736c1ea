package dev.handover.orchestrator.adapter.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.handover.orchestrator.adapter.config.YamlValue.Entry;
import dev.handover.orchestrator.adapter.config.YamlValue.Mapping;
import dev.handover.orchestrator.adapter.config.YamlValue.Scalar;
import dev.handover.orchestrator.adapter.config.YamlValue.ScalarType;
import dev.handover.orchestrator.adapter.config.YamlValue.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one YAML document into {@link YamlValue}s. Keys that come twice, anchors, aliases and a
 * second document are faults: they are either mistakes or make a configuration that nobody can read
 * line by line.
 */
final class YamlReader {
  private static final YAMLFactory YAML = new YAMLFactory();
  private static final int MAX_DEPTH = 16;

  private final YAMLParser parser;
  private final FileFaults faults;

  private YamlReader(YAMLParser parser, FileFaults faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /**
   * The document's root mapping, or nothing when the text is not one; then {@code faults} says why.
   */
  static Optional<Mapping> read(String text, FileFaults faults) {
    try (YAMLParser parser = YAML.createParser(text)) {
      return new YamlReader(parser, faults).root();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      faults.add(
          line,
          "",
          "is not YAML: " + firstLine(e.getOriginalMessage()),
          "Check the indentation (spaces, no tabs), the quotes and the brackets around this line.");
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read from a string", e);
    }
  }

  private Optional<Mapping> root() throws IOException {
    if (parser.nextToken() == null) {
      faults.add(1, "", "is empty", "Write the configuration, or remove the file.");
      return Optional.empty();
    }
    YamlValue value = value("", 0);
    if (parser.nextToken() != null) {
      faults.add(
          line(),
          "",
          "has a second document",
          "Keep one document in a file; remove the line '---'.");
    }
    if (value instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    faults.add(
        value.line(), "", "is " + value.kind() + ", not a mapping", "Write 'key: value' lines.");
    return Optional.empty();
  }

  private YamlValue value(String path, int depth) throws IOException {
    int line = line();
    if (depth > MAX_DEPTH) {
      throw new com.fasterxml.jackson.core.JsonParseException(
          parser, "nested more than " + MAX_DEPTH + " levels deep");
    }
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      faults.add(line, path, "uses an anchor or alias (& or *)", "Write the value out.");
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(path, depth, line);
      case START_ARRAY -> sequence(path, depth, line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(line, ScalarType.NUMBER);
      case VALUE_TRUE, VALUE_FALSE -> scalar(line, ScalarType.TRUTH);
      case VALUE_NULL -> new Scalar(line, "", ScalarType.NOTHING);
      default -> scalar(line, ScalarType.TEXT);
    };
  }

  private Scalar scalar(int line, ScalarType type) throws IOException {
    return new Scalar(line, parser.getText(), type);
  }

  private Mapping mapping(String path, int depth, int line) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int keyLine = line();
      String keyPath = Section.join(path, key);
      parser.nextToken();
      YamlValue value = value(keyPath, depth + 1);
      Entry before = entries.putIfAbsent(key, new Entry(keyLine, value));
      if (before != null) {
        faults.add(
            keyLine,
            keyPath,
            "is there twice, first on line " + before.line(),
            "Remove one of them.");
      }
    }
    return new Mapping(line, entries);
  }

  private Sequence sequence(String path, int depth, int line) throws IOException {
    List<YamlValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(path + "[" + items.size() + "]", depth + 1));
    }
    return new Sequence(line, items);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
