package dev.handover.node.domain;

import java.util.Locale;

/**
 * A Windows service's key name, not its display name. Windows compares names without case, and so
 * does this.
 */
public record ServiceName(String value) {
  public ServiceName {
    if (value.isBlank()
        || value.length() > 256
        || value.chars().anyMatch(c -> Character.isISOControl(c) || c == '/' || c == '\\')) {
      throw new IllegalArgumentException("not a service name: '" + value + "'");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServiceName name && key().equals(name.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  /** The name in the form that is compared. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
