package dev.handover.orchestrator.domain;

/** A node's own name, never the name that moves; lower-kebab, 1 to 63 characters. */
public record NodeName(String value) {
  public NodeName {
    KebabName.check("node name", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
