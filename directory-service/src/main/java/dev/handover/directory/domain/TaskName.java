package dev.handover.directory.domain;

import java.util.regex.Pattern;

/** Name of a directory task: lower-kebab, 1 to 63 characters. */
public record TaskName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public TaskName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a task name: '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
