package dev.handover.orchestrator.domain;

/** Name of a group, lower-kebab, 1 to 63 characters. */
public record GroupName(String value) implements Comparable<GroupName> {
  public GroupName {
    KebabName.check("group name", value);
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
