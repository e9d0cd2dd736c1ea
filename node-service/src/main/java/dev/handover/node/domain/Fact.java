package dev.handover.node.domain;

/**
 * One thing as this machine has it, to be compared with the partner's.
 *
 * @param value NotApplicable when the machine has no such thing
 */
public record Fact(Kind kind, String name, Reading<String> value) {

  /** What a fact is of. */
  public enum Kind {
    SERVICE_START_TYPE,
    FILE_VERSION,
    REGISTRY_VALUE
  }
}
