package dev.handover.orchestrator.adapter.config;

import java.util.List;
import java.util.Map;

/**
 * A part of a YAML file that remembers the line it stands on, so that a mistake can be pointed at.
 */
sealed interface YamlValue {

  /** Line of the file, from 1. */
  int line();

  /** What it is, in words for a message. */
  String kind();

  /** {@code key: value} pairs in the order of the file. */
  record Mapping(int line, Map<String, Entry> entries) implements YamlValue {
    @Override
    public String kind() {
      return "a mapping (key: value)";
    }
  }

  /** One pair; the line is the key's. */
  record Entry(int line, YamlValue value) {}

  /** A list. */
  record Sequence(int line, List<YamlValue> items) implements YamlValue {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A single value, as written, without its quotes. */
  record Scalar(int line, String text, ScalarType type) implements YamlValue {
    @Override
    public String kind() {
      return switch (type) {
        case TEXT -> "the text '" + text + "'";
        case NUMBER -> "the number " + text;
        case TRUTH -> "the truth value " + text;
        case NOTHING -> "nothing";
      };
    }
  }

  /** How YAML reads a scalar. */
  enum ScalarType {
    TEXT,
    NUMBER,
    TRUTH,
    NOTHING
  }
}
