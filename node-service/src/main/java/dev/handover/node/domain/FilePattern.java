package dev.handover.node.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Files of one directory below a disk's mount point: a path whose last component may have `*` for
 * any characters. Unlike in a shell, `*.*` asks for a dot, and a `*` directly below the mount point
 * is refused: a whole disk is never meant.
 *
 * @param folder the directory's names; empty is the mount point itself
 * @param last the last component
 */
public record FilePattern(List<FileName> folder, String last) {
  private static final int MAX_STARS = 8;

  public FilePattern {
    folder = List.copyOf(folder);
    long stars = last.chars().filter(c -> c == '*').count();
    if (stars > MAX_STARS || (stars > 0 && folder.isEmpty())) {
      throw new IllegalArgumentException(
          "not a file pattern: '%s' has more than %d stars, or one directly below the mount point"
              .formatted(last, MAX_STARS));
    }
    // A name in which the stars stand for something must still be a name.
    new FileName(last.replace('*', 'x'));
  }

  /** Reads `A\B\*.log`. */
  public static FilePattern parse(String text) {
    if (text.length() > DiskPath.MAX_LENGTH) {
      throw new IllegalArgumentException("not a file pattern: longer than " + DiskPath.MAX_LENGTH);
    }
    List<String> parts = new ArrayList<>(Arrays.asList(text.split("\\\\", -1)));
    String last = parts.remove(parts.size() - 1);
    return new FilePattern(
        parts.isEmpty() ? List.of() : DiskPath.parse(String.join("\\", parts)).names(), last);
  }

  /** Whether it names one file rather than some of a directory. */
  public boolean isPlain() {
    return last.indexOf('*') < 0;
  }

  /** Whether a file of the directory is meant; names are compared without case. */
  public boolean matches(String name) {
    String[] parts = last.toLowerCase(Locale.ROOT).split("\\*", -1);
    String text = name.toLowerCase(Locale.ROOT);
    if (parts.length == 1) {
      return text.equals(parts[0]);
    }
    String end = parts[parts.length - 1];
    int at = parts[0].length();
    int limit = text.length() - end.length();
    if (!text.startsWith(parts[0]) || !text.endsWith(end) || at > limit) {
      return false;
    }
    for (String part : Arrays.asList(parts).subList(1, parts.length - 1)) {
      int found = text.indexOf(part, at);
      if (found < 0 || found + part.length() > limit) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }

  @Override
  public String toString() {
    String path = folder.stream().map(FileName::value).collect(Collectors.joining("\\"));
    return path.isEmpty() ? last : path + "\\" + last;
  }
}
