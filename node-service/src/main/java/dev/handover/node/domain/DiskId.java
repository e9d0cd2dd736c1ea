package dev.handover.node.domain;

import java.util.regex.Pattern;

/** A disk's GUID, UniqueId or configured name; never its number, because numbers change. */
public record DiskId(String value) {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._{}-]{0,127}");

  public DiskId {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException("not a disk id: '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
