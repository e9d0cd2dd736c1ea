package dev.handover.directory.domain;

import java.util.regex.Pattern;

/** Name of a group: lower-kebab, 1 to 63 characters. */
public record GroupName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public GroupName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a group name: '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
