package dev.handover.orchestrator.domain;

import java.util.Locale;

/** One thing as a node has it. */
public record NodeFact(Kind kind, String name, Value value) {

  /** What it is of. */
  public enum Kind {
    SERVICE_START_TYPE,
    FILE_VERSION,
    REGISTRY_VALUE
  }

  /** A value, none, or one that could not be read. */
  public sealed interface Value {
    record Present(String text) implements Value {}

    /** The node has no such thing. */
    record None(String why) implements Value {}

    /** Nothing can be said. */
    record Unreadable(String why) implements Value {}
  }

  /** Names of services, files and registry values are compared without case, as Windows does. */
  String key() {
    return kind + " " + name.toLowerCase(Locale.ROOT);
  }
}
