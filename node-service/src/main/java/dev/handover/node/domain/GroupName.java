package dev.handover.node.domain;

import java.util.regex.Pattern;

/** A group's name: lower-kebab, 1 to 63 characters. */
public record GroupName(String value) implements Comparable<GroupName> {
  private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public GroupName {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException("not a group name: '" + value + "'");
    }
  }

  @Override
  public int compareTo(GroupName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
