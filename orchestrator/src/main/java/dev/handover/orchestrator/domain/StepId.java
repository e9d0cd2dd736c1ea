package dev.handover.orchestrator.domain;

/**
 * A step's name within its plan, lower-kebab, at most 100 characters, for instance {@code
 * stop-msexchangeis}.
 */
public record StepId(String value) {
  public StepId {
    if (!value.matches("[a-z0-9][a-z0-9-]{0,99}")) {
      throw new IllegalArgumentException("not a step id: '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
