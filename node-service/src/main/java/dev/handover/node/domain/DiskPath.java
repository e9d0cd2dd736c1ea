package dev.handover.node.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A path below the mount point of a disk: names with backslashes between them, none of which leads
 * upwards. At most 32 names and 240 characters.
 */
public record DiskPath(List<FileName> names) {
  static final int MAX_LENGTH = 240;
  private static final int MAX_NAMES = 32;

  public DiskPath {
    names = List.copyOf(names);
    if (names.isEmpty() || names.size() > MAX_NAMES || lengthOf(names) > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "not a path on a disk: it has no names, more than %d, or more than %d characters"
              .formatted(MAX_NAMES, MAX_LENGTH));
    }
  }

  /** Reads `A\B\C`. */
  public static DiskPath parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not a path on a disk: longer than " + MAX_LENGTH);
    }
    return new DiskPath(Arrays.stream(text.split("\\\\", -1)).map(FileName::new).toList());
  }

  @Override
  public String toString() {
    return names.stream().map(FileName::value).collect(Collectors.joining("\\"));
  }

  private static int lengthOf(List<FileName> names) {
    return names.stream().mapToInt(name -> name.value().length() + 1).sum() - 1;
  }
}
