package dev.handover.orchestrator.domain;

/** Key name of a Windows service (not its display name), 1 to 256 characters without slashes. */
public record ServiceName(String value) {
  public ServiceName {
    if (value.isBlank() || value.length() > 256 || value.matches(".*[/\\\\\\p{Cntrl}].*")) {
      throw new IllegalArgumentException("not a service name: '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
